import type { MessageRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toMessageRecord } from "../../rows/to-message-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ limit: number }, Database["message"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("message")} where generation = 'requested'
    order by created_at, tenant_id, id limit ${parameter("limit")}`,
);

export const findRequestedMessages = async (
  context: SqlContext,
  { limit }: { readonly limit: number },
): Promise<readonly MessageRecord[]> =>
  (await context.run(statement, { limit })).map(toMessageRecord);
