import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, id); unique (tenant_id, scope); index (tenant_id) where the state is not
 * `closed` or missing_sends is over 0: what claims read, which is usually nothing.
 */
export const breakerColumns = {
  tenant_id: "id",
  id: "id",
  scope: "text",
  state: "text",
  since: "instant",
  until: "instant?",
  missing_sends: "integer",
  warned_at: "instant?",
  complaints: "json",
  version: "integer",
  created_at: "instant",
} as const satisfies TableColumns;
