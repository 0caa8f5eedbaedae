import type { TableColumns } from "./table-columns.ts";

/** Primary key (id), one row a claimed batch, of any tenants; index (until). */
export const leaseColumns = {
  id: "id",
  worker: "text",
  until: "instant",
  created_at: "instant",
  deliveries: "json",
} as const satisfies TableColumns;
