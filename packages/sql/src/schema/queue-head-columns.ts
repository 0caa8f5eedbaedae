import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, sender_id); index (band, ready_at, turn, tenant_id, sender_id) where
 * ready_at is not null. `ready_at` is the latest of next due, next free and the queue's last turn,
 * null while nothing is due; whoever writes one of them sets it too. `band` never changes
 * (`apply/insert-heads.ts`). `turn` counts turns within one instant: who had fewer goes first.
 */
export const queueHeadColumns = {
  tenant_id: "id",
  sender_id: "id",
  next_due_at: "instant?",
  gap_until: "instant",
  next_free_at: "instant",
  ready_at: "instant?",
  blocked_by: "text?",
  band: "integer",
  turn: "integer",
  version: "integer",
} as const satisfies TableColumns;
