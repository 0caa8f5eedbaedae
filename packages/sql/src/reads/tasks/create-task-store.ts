import type { TaskStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { findTasksOfEnrollments } from "./find-tasks-of-enrollments.ts";
import { getTask } from "./get-task.ts";
import { listTasks } from "./list-tasks.ts";

export const createTaskStore = (context: SqlContext): TaskStore => ({
  get: (key) => getTask(context, key),
  list: (request) => listTasks(context, request),
  findOfEnrollments: (keys) => findTasksOfEnrollments(context, keys),
});
