import type { Actor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";
import { isInFlight } from "../enrollments/is-in-flight.ts";
import { isLive } from "../enrollments/is-live.ts";
import { awaitClaims } from "./await-claims.ts";
import type { HoldSubject } from "./hold-subject.ts";
import { lockSubject } from "./lock-subject.ts";
import { requireFuture } from "./require-future.ts";
import { restTasks } from "../tasks/rest-tasks.ts";
import { startHold } from "./start-hold.ts";

/** What became of one pause. */
export interface PauseResult {
  /** `ended`: an enrollment that has ended, of which there is nothing to hold back. */
  readonly outcome: "paused" | "already-paused" | "ended" | "not-found";
  /** Of the hold in force; null: it has no end, or there is none. */
  readonly until: Instant | null;
  /** Messages that are with the provider, or about to be: they are not recalled. */
  readonly inFlight: number;
}

/**
 * Holds contacts, senders or enrollments back. What is out settles; nothing new of them is claimed
 * once this has resolved. One transaction, a result per id, in order.
 */
export async function pauseSubject(
  engine: Engine,
  options: HoldSubject & {
    readonly until: Instant | null;
    readonly cause: string;
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<readonly PauseResult[]> {
  const results = await retryOnConflict(() => pauseOnce(engine, options));
  const { tenantId, subject, subjectIds } = options;
  if (subject !== "sender") return results;
  const claimed = await awaitClaims(engine, { tenantId, senderIds: subjectIds });
  return results.map((result, index) => ({
    ...result,
    inFlight: claimed.get(subjectIds[index] ?? "") ?? 0,
  }));
}

async function pauseOnce(
  engine: Engine,
  options: Parameters<typeof pauseSubject>[1],
): Promise<readonly PauseResult[]> {
  const now = await engine.clock.now();
  const { tenantId, subject, subjectIds, until, cause, why, actor } = options;
  requireFuture(until, now);
  return await engine.store.transaction(async (session) => {
    const enrollments = await lockSubject(session, options);
    const held = await session.restrictions.findHolds({ tenantId, subjectIds });
    const holds = new Map(held.map((hold) => [hold.subjectId, hold]));
    const rowsOf = Map.groupBy(enrollments, (row) =>
      subject === "contact" ? row.contactId : row.id,
    );
    const changes = createChanges({ now, actor, newId: engine.newId });
    const told = withWhy(changes, why);
    const results = subjectIds.map((subjectId): PauseResult => {
      const own = rowsOf.get(subjectId) ?? [];
      if (subject === "enrollment" && !own.some(isLive))
        return { outcome: own.length === 0 ? "not-found" : "ended", until: null, inFlight: 0 };
      const { hold, started } = startHold(told, {
        existing: holds.get(subjectId),
        hold: { tenantId, subject, subjectId, until, cause },
      });
      holds.set(subjectId, hold);
      const outcome = started ? "paused" : "already-paused";
      return { outcome, until: hold.until, inFlight: own.filter(isInFlight).length };
    });
    const rested = enrollments.filter(isLive);
    await restTasks(session, changes, rested);
    await commitChanges(session, changes);
    return results;
  });
}
