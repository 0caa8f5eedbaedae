import type { MessageRecord, RowKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toMessageRecord } from "../../rows/to-message-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ tenantId: string; id: string }, Database["message"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("message")}
    where tenant_id = ${parameter("tenantId")} and id = ${parameter("id")}`,
);

export const getMessage = async (
  context: SqlContext,
  { tenantId, id }: RowKey,
): Promise<MessageRecord | null> => {
  const [row] = await context.run(statement, { tenantId, id });
  return row ? toMessageRecord(row) : null;
};
