import type { SubscriberRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toSubscriberRecord } from "../../rows/to-subscriber-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<{ name: string }, Database["subscriber_cursor"]>(
  ({ dialect, parameter }) => sql`
    select * from ${dialect.table("subscriber_cursor")} where name = ${parameter("name")}
    ${dialect.forUpdateSkipLocked()}`,
);

export const lockSubscriber = async (
  context: SqlContext,
  name: string,
): Promise<SubscriberRecord | null> => {
  const [row] = await context.run(statement, { name });
  return row ? toSubscriberRecord(row) : null;
};
