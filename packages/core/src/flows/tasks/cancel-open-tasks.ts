import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";
import { closeTask } from "./close-task.ts";

/**
 * Takes back what people were asked to do for enrollments that end, rest, or leave the step: all
 * locked, as they were read. One statement, and none where nobody waits for a person.
 */
export async function cancelOpenTasks(
  session: StoreSession,
  changes: Changes,
  rows: readonly EnrollmentRecord[],
): Promise<ReadonlySet<string>> {
  const waiting = rows.filter(({ reason }) => reason === "awaiting-task");
  if (waiting.length === 0) return new Set();
  const tasks = await session.tasks.findOfEnrollments(waiting);
  const open = tasks.filter(({ state }) => state === "open");
  for (const task of open) closeTask(changes, task, "cancelled");
  return new Set(open.map(({ enrollmentId }) => enrollmentId));
}
