import type { RowKey, TaskRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toTaskRecord } from "../../rows/to-task-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; id: string }, Database["task"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("task")}
    where tenant_id = ${parameter("tenantId")} and id = ${parameter("id")}`,
);

export const getTask = async (
  context: SqlContext,
  { tenantId, id }: RowKey,
): Promise<TaskRecord | null> => {
  const [row] = await context.run(statement, { tenantId, id });
  return row ? toTaskRecord(row) : null;
};
