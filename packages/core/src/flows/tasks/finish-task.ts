import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { Changes } from "../changes/create-changes.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import { closeTask } from "./close-task.ts";

/**
 * A person did a task, or will not: the enrollment is looked at now, and what follows counts from
 * here. The first word counts; a task that is closed already stays as it is.
 */
export async function finishTask(
  session: StoreSession,
  changes: Changes,
  options: {
    readonly tenantId: string;
    readonly id: string;
    readonly as: "done" | "skipped";
  },
): Promise<TaskRecord> {
  const { tenantId, id } = options;
  const found = await session.tasks.get({ tenantId, id });
  const key = found && { tenantId, id: found.enrollmentId };
  const [enrollment] = key ? await session.enrollments.lock([key]) : [];
  // Again behind the lock: somebody may have been faster.
  const task = enrollment && (await session.tasks.get({ tenantId, id }));
  if (!enrollment || !task) throw new NotFoundError({ entity: "task", reference: id });
  if (task.state !== "open") return task;
  const closed = closeTask(changes, task, options.as);
  signalEnrollment(changes, enrollment);
  return closed;
}
