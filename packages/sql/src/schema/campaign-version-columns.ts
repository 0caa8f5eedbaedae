import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, id); unique (tenant_id, campaign_id, number). */
export const campaignVersionColumns = {
  tenant_id: "id",
  id: "id",
  campaign_id: "id",
  number: "integer",
  definition: "json",
  sender_ids: "json",
  created_at: "instant",
} as const satisfies TableColumns;
