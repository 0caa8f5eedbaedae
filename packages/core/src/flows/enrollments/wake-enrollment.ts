import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Changes } from "../changes/create-changes.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import { hintQueue } from "../dispatch/hint-queue.ts";

/** After its cursor was moved by hand: a claim that read it before decides again, its queue is told. */
export function wakeEnrollment(changes: Changes, row: EnrollmentRecord): EnrollmentRecord {
  const next = touchEnrollment(changes, row, { signal: row.signal + 1 });
  if (next.dueAt !== null) hintQueue(changes, next, next.dueAt);
  return next;
}
