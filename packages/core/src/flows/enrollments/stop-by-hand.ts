import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { EnrollmentState } from "../../machines/enrollment-machine.ts";
import type { Actor } from "../../model/actor.ts";
import type { StopReason } from "../../model/reasons.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";
import { isInFlight } from "./is-in-flight.ts";
import { isLive } from "./is-live.ts";
import { stopEnrollments } from "./stop-enrollments.ts";

/** Why a person or the host's own code ends a sequence. */
export type ManualStopReason = Extract<StopReason, "goal" | "disqualified" | "cancelled">;

/** What became of one stop. */
export interface StopResult {
  /** `ended`: it had ended before, and stays as it ended. */
  readonly outcome: "stopped" | "ended" | "not-found";
  /** Where it is now; null when it is not found. */
  readonly state: EnrollmentState | null;
  readonly reason: StopReason | null;
  /**
   * A message of it is with the provider or about to be, and is not recalled; or nobody knows whether
   * the provider has it. Null: nothing of it can go any more.
   */
  readonly out: "in-flight" | "unknown" | null;
}

/**
 * Stops these enrollments for good, in one transaction: what of them is not claimed by then never
 * goes. A result per id, in order.
 */
export async function stopByHand(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly ids: readonly string[];
    readonly reason: ManualStopReason;
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<readonly StopResult[]> {
  const { tenantId, ids, reason, why, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      const rows = await session.enrollments.lock(ids.map((id) => ({ tenantId, id })));
      const changes = createChanges({ now, actor, newId: engine.newId });
      await stopEnrollments(session, withWhy(changes, why), { rows: rows.filter(isLive), reason });
      await commitChanges(session, changes);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => resultOf(byId.get(id), reason));
    });
  });
}

function resultOf(row: EnrollmentRecord | undefined, reason: ManualStopReason): StopResult {
  if (!row) return { outcome: "not-found", state: null, reason: null, out: null };
  const out = row.deliveryId === null ? null : isInFlight(row) ? "in-flight" : "unknown";
  if (isLive(row)) return { outcome: "stopped", state: "stopped", reason, out };
  const ended = row.state === "stopped" ? (row.reason as StopReason | null) : null;
  return { outcome: "ended", state: row.state, reason: ended, out };
}
