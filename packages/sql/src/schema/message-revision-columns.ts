import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, message_id, revision). */
export const messageRevisionColumns = {
  tenant_id: "id",
  message_id: "id",
  revision: "integer",
  content: "json",
  content_hash: "text",
  author: "json",
  created_at: "instant",
} as const satisfies TableColumns;
