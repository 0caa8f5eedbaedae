import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, id); unique (tenant_id, hash, type). */
export const suppressionColumns = {
  tenant_id: "id",
  id: "id",
  type: "text",
  hash: "text",
  value: "text?",
  reason: "text",
  created_at: "instant",
} as const satisfies TableColumns;
