import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Changes } from "./create-changes.ts";

/**
 * Columns that carry no move: the delivery that is out, the count of signals, an earlier look, whose
 * contact in progress it is.
 * Leases and wake-ups are not history, so no event.
 */
export function touchEnrollment(
  changes: Changes,
  row: EnrollmentRecord,
  patch: Partial<Pick<EnrollmentRecord, "deliveryId" | "signal" | "dueAt" | "progressOf">>,
): EnrollmentRecord {
  const next = { ...changes.enrollments.current(row), ...patch };
  changes.enrollments.set(row, next);
  return next;
}
