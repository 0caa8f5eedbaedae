import type { RowKey, TaskRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toTaskRecord } from "../../rows/to-task-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { rowKeyColumns } from "../fragments/row-key-columns.ts";
import { rowKeys } from "../fragments/row-keys.ts";

const statement = defineStatement<{ keys: string }, Database["task"]>(
  ({ dialect, parameter }) => sql`
    select t.* from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "k" })}
    cross join ${dialect.table("task")} t
    where t.tenant_id = k.tenant_id and t.enrollment_id = k.id
    order by t.enrollment_id, t.id, t.tenant_id`,
);

export const findTasksOfEnrollments = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly TaskRecord[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(statement, { keys: rowKeys(keys) });
  return rows.map(toTaskRecord);
};
