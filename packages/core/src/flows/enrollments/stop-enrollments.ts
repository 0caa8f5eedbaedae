import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { StopReason } from "../../model/reasons.ts";
import { closeMessages } from "../changes/close-messages.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { cancelOpenTasks } from "../tasks/cancel-open-tasks.ts";
import { noOpenMessages, readOpenMessages } from "../dispatch/read-open-messages.ts";

/**
 * Stops live enrollments that the caller has locked. What is out settles by itself and is not
 * recalled; everything else of them ends here.
 */
export async function stopEnrollments(
  session: StoreSession,
  changes: Changes,
  options: { readonly rows: readonly EnrollmentRecord[]; readonly reason: StopReason },
): Promise<void> {
  const { rows, reason } = options;
  await cancelOpenTasks(session, changes, rows);
  const openMessages = await readOpenMessages(session, rows);
  for (const row of rows) {
    const open = openMessages.get(row.id) ?? noOpenMessages;
    closeMessages(changes, { enrollment: row, ...open, as: "cancel", code: reason });
    moveEnrollment(changes, {
      row,
      event: "stop",
      patch: { reason, dueAt: null, signal: row.signal + 1 },
    });
  }
}
