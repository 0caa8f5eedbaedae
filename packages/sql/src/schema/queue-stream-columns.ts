import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, sender_id, campaign_id). */
export const queueStreamColumns = {
  tenant_id: "id",
  sender_id: "id",
  campaign_id: "id",
} as const satisfies TableColumns;
