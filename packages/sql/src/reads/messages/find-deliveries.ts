import type { DeliveryRecord, RowKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toDeliveryRecord } from "../../rows/to-delivery-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { rowKeyColumns } from "../fragments/row-key-columns.ts";
import { rowKeys } from "../fragments/row-keys.ts";

const statement = defineStatement<{ keys: string }, Database["delivery"]>(
  ({ dialect, parameter }) => sql`
    select d.* from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "k" })}
    cross join ${dialect.table("delivery")} d
    where d.tenant_id = k.tenant_id and d.id = k.id
    order by d.tenant_id, d.id`,
);

export const findDeliveries = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly DeliveryRecord[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(statement, { keys: rowKeys(keys) });
  return rows.map(toDeliveryRecord);
};
