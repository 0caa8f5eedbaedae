import type { MessageRecord, MessageStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toMessageRecord } from "../../rows/to-message-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ limit: number; exceptKinds: string }, Database["message"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("message")} where generation = 'requested'
      and kind not in ${dialect.valuesOf({ values: parameter("exceptKinds"), type: "text" })}
    order by created_at, tenant_id, id ${dialect.limit(parameter("limit"))}`,
);

export const findRequestedMessages = async (
  context: SqlContext,
  { limit, exceptKinds = [] }: Parameters<MessageStore["findRequested"]>[0],
): Promise<readonly MessageRecord[]> =>
  (await context.run(statement, { limit, exceptKinds: JSON.stringify(exceptKinds) })).map(
    toMessageRecord,
  );
