import type { TaskRecord } from "@outreachkit/core/plugin";
import { insertRows } from "./insert-rows.ts";

export const insertTasks = insertRows<TaskRecord>({ name: "tasks.insert", table: "task" });
