import type { TaskRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateTasks = updateRows<TaskRecord>({
  name: "tasks.update",
  table: "task",
  fixed: ["enrollment_id", "campaign_id", "contact_id", "step_key", "created_at"],
});
