import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import type { Changes } from "../changes/create-changes.ts";
import { noteEnrollment } from "../changes/note-enrollment.ts";

/** Records that a step is later than its campaign allows. */
export function noteMissed(changes: Changes, row: EnrollmentRecord): void {
  noteEnrollment(changes, {
    row,
    type: "send-missed",
    data: { stepKey: row.stepKey, dueAt: formatOptionalInstant(row.dueAt) },
  });
}
