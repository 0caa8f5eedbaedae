import type { CapacityKey, CapacityUsed } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import type { Database } from "../../schema/database.ts";
import type { TableColumns } from "../../schema/table-columns.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const keyColumns = {
  tenant_id: "id",
  scope: "text",
  period: "text",
} as const satisfies TableColumns;

const statement = defineStatement<{ keys: string }, Database["capacity_bucket"]>(
  ({ dialect, parameter }) => sql`
    select b.tenant_id, b.scope, b.period, b.used
    from ${dialect.recordset({ rows: parameter("keys"), columns: keyColumns, as: "k" })}
    cross join ${dialect.table("capacity_bucket")} b
    where b.tenant_id = k.tenant_id and b.scope = k.scope and b.period = k.period
    order by k.position`,
);

export const readCapacity = async (
  context: SqlContext,
  keys: readonly CapacityKey[],
): Promise<readonly CapacityUsed[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(statement, {
    keys: JSON.stringify(keys.map(({ tenantId, scope, period }) => ({ tenantId, scope, period }))),
  });
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    scope: row.scope,
    period: row.period,
    used: readInteger(row.used),
  }));
};
