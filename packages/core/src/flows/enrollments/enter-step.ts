import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { OpenMessages } from "../../contracts/store/message-store.ts";
import type { JsonObject } from "../../model/json.ts";
import { queueOfStep } from "../../sequence/queue-of-step.ts";
import type { StepPlan } from "../../sequence/plan-step.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { closeMessages } from "../changes/close-messages.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { hintQueue } from "../dispatch/hint-queue.ts";

/**
 * Moves an enrollment to a step, or with null to the end of its sequence: the one place where the
 * cursor moves, and the queue with it. Another queue is told of it in the same transaction; the one
 * it stands in already only where `hint` says so, as a claim sets the head itself.
 */
export function enterStep(
  changes: Changes,
  options: {
    /** As it was read under its lock. */
    readonly row: EnrollmentRecord;
    readonly next: StepPlan | null;
    readonly version: CompiledVersion;
    /** What of the enrollment has no end yet; closed where the sequence is done. */
    readonly open: OpenMessages;
    readonly patch: Partial<Pick<EnrollmentRecord, "anchorAt" | "deliveryId" | "lane" | "signal">>;
    readonly data?: JsonObject;
    readonly hint?: boolean;
  },
): EnrollmentRecord {
  const { row, next, version, open, data } = options;
  const patch = { ...options.patch, deadlineAt: null };
  if (next === null) {
    closeMessages(changes, { enrollment: row, ...open, as: "skip", code: "completed" });
    return moveEnrollment(changes, {
      row,
      event: "complete",
      patch: { ...patch, stepKey: null, dueAt: null },
      ...(data && { data }),
    });
  }
  const step = version.stepsByKey.get(next.stepKey);
  const senderId = step ? queueOfStep(step, changes.enrollments.current(row)) : row.senderId;
  const moved = moveEnrollment(changes, {
    row,
    ...(next.dueAt === null
      ? { event: "wait", patch: { ...patch, ...next, senderId, reason: "no-window" } }
      : { event: "schedule", patch: { ...patch, ...next, senderId } }),
    ...(data && { data }),
  });
  if (next.dueAt !== null && (options.hint || senderId !== row.senderId))
    hintQueue(changes, moved, next.dueAt);
  return moved;
}
