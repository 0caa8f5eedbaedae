import type { TableColumns } from "./table-columns.ts";

/** Primary key (id); unique (key). */
export const tenantColumns = {
  id: "id",
  key: "text",
  state: "text",
  settings: "json",
  version: "integer",
  created_at: "instant",
} as const satisfies TableColumns;
