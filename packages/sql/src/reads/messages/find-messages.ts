import type { MessageRecord, RowKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toMessageRecord } from "../../rows/to-message-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { rowKeyColumns } from "../fragments/row-key-columns.ts";
import { rowKeys } from "../fragments/row-keys.ts";

const statement = defineStatement<{ keys: string }, Database["message"]>(
  ({ dialect, parameter }) => sql`
    select m.* from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "k" })}
    cross join ${dialect.table("message")} m
    where m.tenant_id = k.tenant_id and m.id = k.id
    order by m.tenant_id, m.id`,
);

export const findMessages = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly MessageRecord[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(statement, { keys: rowKeys(keys) });
  return rows.map(toMessageRecord);
};
