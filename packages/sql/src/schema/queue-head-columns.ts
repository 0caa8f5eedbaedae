import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, sender_id); index (ready_at, tenant_id, sender_id) where ready_at is not
 * null. `ready_at` is the later of next due and next free, null while nothing is due; whoever
 * writes either sets it too.
 */
export const queueHeadColumns = {
  tenant_id: "id",
  sender_id: "id",
  next_due_at: "instant?",
  gap_until: "instant",
  next_free_at: "instant",
  ready_at: "instant?",
  blocked_by: "text?",
  version: "integer",
} as const satisfies TableColumns;
