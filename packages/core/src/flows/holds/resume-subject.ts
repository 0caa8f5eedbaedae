import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import type { HoldRecord } from "../../contracts/store/records/hold-record.ts";
import type { Actor } from "../../model/actor.ts";
import { resetWithin } from "../breakers/reset-within.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";
import { isLive } from "../enrollments/is-live.ts";
import { endHold } from "./end-hold.ts";
import type { HoldSubject } from "./hold-subject.ts";
import { isHoldInForce } from "./is-hold-in-force.ts";
import { lockSubject } from "./lock-subject.ts";

/** What became of one resume. */
export interface ResumeResult {
  readonly outcome: "resumed" | "not-paused" | "not-found";
}

/**
 * Ends pauses. What they had parked is looked at again, in the same transaction; each is due at
 * once, or in its next window, and the sender's limits spread them. A sender's breaker that tripped twice
 * is reset with it. A result per id, in order.
 */
export async function resumeSubject(
  engine: Engine,
  options: HoldSubject & { readonly why: string; readonly actor: Actor },
): Promise<readonly ResumeResult[]> {
  return await retryOnConflict(() => resumeOnce(engine, options));
}

async function resumeOnce(
  engine: Engine,
  options: Parameters<typeof resumeSubject>[1],
): Promise<readonly ResumeResult[]> {
  const now = await engine.clock.now();
  const { tenantId, subject, subjectIds, why, actor } = options;
  return await engine.store.transaction(async (session) => {
    const enrollments = await lockSubject(session, options);
    const held = await session.restrictions.findHolds({ tenantId, subjectIds });
    const holds = new Map(held.map((hold) => [hold.subjectId, hold]));
    const changes = createChanges({ now, actor, newId: engine.newId });
    const told = withWhy(changes, why);
    const results = subjectIds.map((subjectId): ResumeResult => {
      const hold = holds.get(subjectId);
      if (subject === "enrollment" && !enrollments.some(({ id }) => id === subjectId))
        return { outcome: "not-found" };
      if (!hold) return { outcome: "not-paused" };
      holds.delete(subjectId);
      return { outcome: end(told, hold) };
    });
    const resumed = new Set(held.map(({ subjectId }) => subjectId));
    for (const row of enrollments) {
      const of = subject === "contact" ? row.contactId : row.id;
      if (resumed.has(of) && isLive(row)) signalEnrollment(changes, row);
    }
    if (subject !== "sender") {
      await commitChanges(session, changes);
      return results;
    }
    freeSenders(changes, tenantId, [...resumed]);
    const scopeOf = breakerScopes.sender;
    const scopes = subjectIds.map(scopeOf);
    const reset = await resetWithin(session, told, { tenantId, scopes, only: "paused" });
    await commitChanges(session, changes);
    return results.map((result, index) =>
      reset.has(scopeOf(subjectIds[index]!)) ? { outcome: "resumed" } : result,
    );
  });
}

function end(changes: Changes, hold: HoldRecord): ResumeResult["outcome"] {
  const inForce = isHoldInForce(hold, changes.now);
  changes.deletes.holds.push({ tenantId: hold.tenantId, id: hold.id });
  endHold(changes, hold, inForce ? "resumed" : "expired");
  return inForce ? "resumed" : "not-paused";
}

function freeSenders(changes: Changes, tenantId: string, senderIds: readonly string[]): void {
  const hint = { tenantId, campaignId: null, dueAt: changes.now, free: true };
  for (const senderId of senderIds) changes.inserts.hints.push({ ...hint, senderId });
}
