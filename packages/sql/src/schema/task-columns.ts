import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, id); index (tenant_id, enrollment_id); index (tenant_id, id) where open. */
export const taskColumns = {
  tenant_id: "id",
  id: "id",
  enrollment_id: "id",
  campaign_id: "id",
  contact_id: "id",
  step_key: "text",
  title: "text",
  instructions: "text?",
  assignee: "text?",
  state: "text",
  skip_at: "instant?",
  created_at: "instant",
  closed_at: "instant?",
  closed_by: "json?",
  version: "integer",
} as const satisfies TableColumns;
