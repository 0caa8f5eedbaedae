import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, transaction_id, position) with an index (transaction_id, position) on
 * PostgreSQL, (position) with an index on the tenant on SQLite; unique (tenant_id, entity_id,
 * version). `position` and `transaction_id` are given by the database; together they are the order of
 * the log, see `SqlDialect.log`. `transaction_id` is `xid8` on PostgreSQL, null on SQLite.
 */
export const eventColumns = {
  position: "integer",
  transaction_id: "text?",
  tenant_id: "id",
  id: "id",
  type: "text",
  entity: "text",
  entity_id: "id",
  version: "integer",
  at: "instant",
  actor: "json",
  data: "json",
} as const satisfies TableColumns;
