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
    select m.* from (
      select * from ${dialect.recordset({ rows: parameter("keys"), columns: rowKeyColumns, as: "given" })}
      order by tenant_id, id
    ) as k
    ${dialect.lookUp({
      table: "message",
      as: "m",
      where: sql`m.tenant_id = k.tenant_id and m.id = k.id`,
      lock: "update",
    })}
    order by m.tenant_id, m.id`,
);

export const lockMessages = async (
  context: SqlContext,
  keys: readonly RowKey[],
): Promise<readonly MessageRecord[]> => {
  if (keys.length === 0) return [];
  const rows = await context.run(statement, { keys: rowKeys(keys) });
  return rows.map(toMessageRecord);
};
