import type { EnrollmentRecord, RowKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toEnrollmentRecord } from "../../rows/to-enrollment-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { rowKeyColumns } from "../fragments/row-key-columns.ts";
import { rowKeys } from "../fragments/row-keys.ts";

const statement = defineStatement<{ keys: string }, Database["enrollment"]>(
  ({ dialect, parameter }) => sql`
    select e.* from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "k" })}
    cross join ${dialect.table("enrollment")} e
    where e.tenant_id = k.tenant_id and e.id = k.id
    order by e.tenant_id, e.id ${dialect.forUpdate("e")}`,
);

export const lockEnrollments = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly EnrollmentRecord[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(statement, { keys: rowKeys(keys) });
  return rows.map(toEnrollmentRecord);
};
