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
    select e.* from (
      select * from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "given" })}
      order by tenant_id, id
    ) as k
    ${dialect.lookUp({
      table: "enrollment",
      as: "e",
      where: sql`e.tenant_id = k.tenant_id and e.id = k.id`,
      lock: "update",
    })}
    order by e.tenant_id, e.id`,
);

export const lockEnrollments = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly EnrollmentRecord[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(statement, { keys: rowKeys(keys) });
  return rows.map(toEnrollmentRecord);
};
