import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, id); unique (tenant_id, external_id). */
export const inboundColumns = {
  tenant_id: "id",
  id: "id",
  external_id: "text",
  type: "text",
  data: "json",
  contact_id: "id?",
  enrollment_id: "id?",
  delivery_id: "id?",
  occurred_at: "instant",
  received_at: "instant",
} as const satisfies TableColumns;
