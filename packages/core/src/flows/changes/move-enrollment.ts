import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { EventOf } from "../../machines/define-machine.ts";
import { enrollmentMachine } from "../../machines/enrollment-machine.ts";
import { requireMove } from "../../machines/require-move.ts";
import type { EventType } from "../../model/event-types.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import { formatInstant } from "../../model/format-instant.ts";
import type { JsonObject } from "../../model/json.ts";
import type { Changes } from "./create-changes.ts";
import { hintProgress } from "./hint-progress.ts";

const eventTypes = {
  schedule: "enrollment-scheduled",
  wait: "enrollment-waiting",
  complete: "enrollment-completed",
  stop: "enrollment-stopped",
} as const satisfies Record<EventOf<typeof enrollmentMachine.table>, EventType>;

type EnrollmentPatch = Partial<
  Pick<
    EnrollmentRecord,
    | "stepKey"
    | "dueAt"
    | "lane"
    | "reason"
    | "deliveryId"
    | "deadlineAt"
    | "anchorAt"
    | "senderId"
    | "signal"
  >
>;

/** The only way an enrollment changes its state: a legal move, with its event. */
export function moveEnrollment(
  changes: Changes,
  options: {
    readonly row: EnrollmentRecord;
    readonly event: EventOf<typeof enrollmentMachine.table>;
    readonly patch: EnrollmentPatch;
    /** What caused it, for the event: a delivery, a skip reason. */
    readonly data?: JsonObject;
  },
): EnrollmentRecord {
  const from = changes.enrollments.current(options.row);
  const move = requireMove(enrollmentMachine, from.state, options.event);
  const ends = move.to === "completed" || move.to === "stopped";
  const next: EnrollmentRecord = {
    ...from,
    reason: null,
    ...options.patch,
    ...(ends && { progressOf: null }),
    state: move.to,
    version: from.version + 1,
  };
  if (ends) hintProgress(changes, from);
  changes.enrollments.set(options.row, next);
  changes.append({
    type: eventTypes[options.event],
    entity: "enrollment",
    row: next,
    data: {
      stepKey: next.stepKey,
      dueAt: formatOptionalInstant(next.dueAt),
      reason: next.reason,
      anchorAt: formatInstant(next.anchorAt),
      // The queue, where the move changes it.
      ...(next.senderId !== options.row.senderId && { senderId: next.senderId }),
      ...options.data,
    },
  });
  return next;
}
