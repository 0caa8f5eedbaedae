import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { systemActor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { isWriteConflict } from "../changes/is-write-conflict.ts";
import { createChanges } from "../changes/create-changes.ts";
import { telemetryNames } from "../../telemetry/telemetry-names.ts";
import type { Engine } from "../engine.ts";
import { traced } from "../traced.ts";
import type { ClaimedBatch } from "./claimed-batch.ts";
import { decideClaims } from "./decide-claims.ts";
import { readLocalTimes } from "./hold-lease.ts";
import { gatherClaimFacts } from "./gather-claim-facts.ts";
import { leasedOf } from "./leased-of.ts";
import { mayComplete } from "./may-complete.ts";
import { lookForWork, type Look } from "./look-for-work.ts";

export interface ClaimResult {
  /** Queues that were looked at. 0: nothing was ready. */
  readonly heads: number;
  /** Those of them that it locked, in the state in which it had seen them. */
  readonly locked: number;
  /** Enrollments that the look found in them. */
  readonly found: number;
  /** Enrollments that were moved without a send. */
  readonly moved: number;
  readonly batch: ClaimedBatch | null;
  /** Another worker held some of the queues, or took what was planned: look elsewhere. */
  readonly lost: boolean;
  /** An enrollment ended in a campaign that nobody may join: it may be complete. */
  readonly mayComplete: boolean;
}

/**
 * One look and one claim. The look reads only ids and takes no lock; everything is read again after
 * the locks and decided then, so that what changed in between cannot slip through.
 */
export async function claimBatch(
  engine: Engine,
  options: {
    readonly limit: number;
    readonly offset: number;
    readonly width: number;
    readonly depth: number;
  },
): Promise<ClaimResult> {
  const since = readLocalTimes(engine);
  const now = await engine.clock.now();
  const look = await traced(engine, telemetryNames.spans.look, {}, () =>
    engine.store.read((session) => lookForWork(engine, session, { now, ...options })),
  );
  if (look.heads.length === 0) {
    return { heads: 0, found: 0, ...nothing, lost: false, batch: null };
  }
  const claimed = await engine.store
    .transaction((session) => claimLook(engine, session, look, now))
    .catch((error: unknown) => {
      // Another worker took the same capacity or row: nothing was claimed, and the next look sees it.
      if (isWriteConflict(error)) return { leaseId: "", ...nothing, lost: true };
      throw error;
    });
  return {
    heads: look.heads.length,
    locked: claimed.locked,
    found: look.candidates.length,
    moved: claimed.moved,
    lost: claimed.lost,
    mayComplete: claimed.mayComplete,
    batch:
      claimed.requests.length === 0
        ? null
        : {
            leaseId: claimed.leaseId,
            since,
            requests: claimed.requests,
            facts: claimed.facts,
          },
  };
}

const nothing = {
  locked: 0,
  moved: 0,
  lost: false,
  requests: [],
  facts: new Map<string, EnrollmentFacts>(),
  mayComplete: false,
};

async function claimLook(engine: Engine, session: StoreSession, look: Look, now: Instant) {
  const locks = await session.dispatch.lockForClaim(look);
  const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
  const leaseId = changes.newId();
  const lost = locks.heads.length < look.heads.length;
  if (locks.heads.length === 0) return { leaseId, ...nothing, lost };
  const gathered = await gatherClaimFacts(engine, session, { look, locks, now });
  const { moved, requests } = decideClaims(engine, changes, { ...gathered, leaseId, now });
  if (requests.length > 0) {
    changes.inserts.leases.push({
      id: leaseId,
      worker: engine.workerId,
      until: now + engine.limits.leaseDuration,
      createdAt: now,
      deliveries: leasedOf(requests.flatMap(({ deliveries }) => deliveries)),
    });
  }
  await commitChanges(session, changes);
  const facts = new Map(
    gathered.heads
      .flatMap(({ planned }) => planned)
      .map(({ facts: row }): [string, EnrollmentFacts] => [row.enrollment.id, afterClaim(row)]),
  );
  const locked = locks.heads.length;
  return {
    leaseId,
    locked,
    moved,
    lost,
    requests,
    facts,
    mayComplete: mayComplete(changes, facts),
  };
}

/** A claim adds the step's delivery unless one was queued. */
function afterClaim(facts: EnrollmentFacts): EnrollmentFacts {
  return facts.delivery ? facts : { ...facts, deliveryCount: facts.deliveryCount + 1 };
}
