import type { StoreSession } from "../../contracts/store/store-session.ts";
import { systemActor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import type { ClaimedBatch } from "./claimed-batch.ts";
import { decideClaims } from "./decide-claims.ts";
import { gatherClaimFacts } from "./gather-claim-facts.ts";
import { lookForWork, type Look } from "./look-for-work.ts";

export interface ClaimResult {
  /** Queues that were looked at. 0: nothing was ready. */
  readonly heads: number;
  /** Enrollments that were moved without a send. */
  readonly moved: number;
  readonly batch: ClaimedBatch | null;
}

/**
 * One look and one claim. The look reads only ids and takes no lock; everything is read again after
 * the locks and decided then, so that what changed in between cannot slip through.
 */
export async function claimBatch(
  engine: Engine,
  options: { readonly limit: number; readonly offset: number },
): Promise<ClaimResult> {
  const startedMonotonic = engine.clock.monotonic();
  const now = await engine.clock.now();
  const look = await engine.store.read((session) =>
    lookForWork(engine, session, { now, limit: options.limit, offset: options.offset }),
  );
  if (look.heads.length === 0) return { heads: 0, moved: 0, batch: null };
  const claimed = await engine.store.transaction((session) => claimLook(engine, session, look, now));
  return {
    heads: look.heads.length,
    moved: claimed.moved,
    batch:
      claimed.requests.length === 0
        ? null
        : {
            leaseId: claimed.leaseId,
            leaseUntil: now + engine.limits.leaseDuration,
            startedAt: now,
            startedMonotonic,
            requests: claimed.requests,
          },
  };
}

async function claimLook(engine: Engine, session: StoreSession, look: Look, now: Instant) {
  const locks = await session.dispatch.lockForClaim(look);
  const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
  const leaseId = changes.newId();
  if (locks.heads.length === 0) return { leaseId, moved: 0, requests: [] };
  const gathered = await gatherClaimFacts(engine, session, { look, locks, now });
  const { moved, requests } = decideClaims(engine, changes, { ...gathered, leaseId, now });
  if (requests.length > 0) {
    changes.inserts.leases.push({
      id: leaseId,
      worker: engine.workerId,
      until: now + engine.limits.leaseDuration,
      createdAt: now,
    });
  }
  await commitChanges(session, changes);
  return { leaseId, moved, requests };
}
