import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import { cancelOpenTasks } from "./cancel-open-tasks.ts";

/**
 * Nobody works for a contact that is paused: its tasks are taken back, and asked for again when the
 * pause ends. The look that this brings on learns from the pause when that is.
 */
export async function restTasks(
  session: StoreSession,
  changes: Changes,
  rows: readonly EnrollmentRecord[],
): Promise<void> {
  const rested = await cancelOpenTasks(session, changes, rows);
  for (const row of rows) if (rested.has(row.id)) signalEnrollment(changes, row);
}
