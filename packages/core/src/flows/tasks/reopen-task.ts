import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { Changes } from "../changes/create-changes.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import { taskEventData } from "./task-event-data.ts";

/**
 * A person takes back that a task is done or will not be. Only while its step still waits for it: what went on
 * from there stays. The signal makes a claim that read it closed decide again.
 */
export async function reopenTask(
  session: StoreSession,
  changes: Changes,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<TaskRecord> {
  const found = await session.tasks.get({ tenantId, id });
  const key = found && { tenantId, id: found.enrollmentId };
  const [enrollment] = key ? await session.enrollments.lock([key]) : [];
  const task = enrollment && (await session.tasks.get({ tenantId, id }));
  if (!enrollment || !task) throw new NotFoundError({ entity: "task", reference: id });
  const closed = task.state === "done" || task.state === "skipped";
  const waits =
    enrollment.state === "waiting" &&
    enrollment.reason === "awaiting-task" &&
    enrollment.stepKey === task.stepKey;
  if (!closed || !waits) return task;
  const open: TaskRecord = {
    ...task,
    state: "open",
    closedAt: null,
    closedBy: null,
    version: task.version + 1,
  };
  changes.tasks.set(task, open);
  changes.append({ type: "task-reopened", entity: "task", row: open, data: taskEventData(open) });
  signalEnrollment(changes, enrollment);
  return open;
}
