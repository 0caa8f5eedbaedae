import type { TaskRecord, TaskState } from "../../contracts/store/records/task-record.ts";
import type { EventType } from "../../model/event-types.ts";
import type { Changes } from "../changes/create-changes.ts";
import { taskEventData } from "./task-event-data.ts";

const eventOf = {
  done: "task-completed",
  skipped: "task-skipped",
  cancelled: "task-cancelled",
} as const satisfies Record<Exclude<TaskState, "open">, EventType>;

/** Gives an open task its end, with who and when. The enrollment is locked. */
export function closeTask(
  changes: Changes,
  row: TaskRecord,
  state: Exclude<TaskState, "open">,
): TaskRecord {
  const from = changes.tasks.current(row);
  const closed: TaskRecord = {
    ...from,
    state,
    closedAt: changes.now,
    closedBy: changes.actor,
    version: from.version + 1,
  };
  changes.tasks.set(row, closed);
  changes.append({
    type: eventOf[state],
    entity: "task",
    row: closed,
    data: taskEventData(closed),
  });
  return closed;
}
