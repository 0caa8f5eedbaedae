import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, sender_id, id) on PostgreSQL, (id) with an index (tenant_id, sender_id)
 * on SQLite. `id` is given by the database. `campaign_id` is null where the hint is only about the
 * sender. `free` is 1 where the hint lifts what blocks the
 * sender beyond its gap, else 0.
 */
export const queueHintColumns = {
  id: "integer",
  tenant_id: "id",
  sender_id: "id",
  campaign_id: "id?",
  due_at: "instant",
  free: "integer",
  lanes: "integer?",
} as const satisfies TableColumns;
