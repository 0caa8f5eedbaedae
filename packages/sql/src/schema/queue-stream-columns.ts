import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, sender_id, campaign_id). What is due in it before `free_at` is not looked at;
 * new contacts not before `new_free_at` either. Only lanes under `lanes` have rows. `turn` is the place
 * in the round of its campaign's ratio. Written by who holds the head alone.
 */
export const queueStreamColumns = {
  tenant_id: "id",
  sender_id: "id",
  campaign_id: "id",
  free_at: "instant",
  new_free_at: "instant",
  lanes: "integer",
  turn: "integer",
} as const satisfies TableColumns;
