import type { SubscriberStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { parseCursor } from "../../rows/parse-cursor.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const readEnd = defineStatement<Record<never, never>, { readonly cursor: string }>(
  ({ dialect }) => sql`select ${dialect.log.end} as cursor`,
);

const insert = defineStatement<
  { name: string; transaction: string; position: number; createdAt: number },
  unknown
>(
  ({ dialect, parameter }) => sql`
    insert into ${dialect.table("subscriber_cursor")}
      (name, log_transaction, log_position, failures, created_at)
    values (${parameter("name")}, ${parameter("transaction")}, ${parameter("position")}, 0,
      ${parameter("createdAt")})
    on conflict do nothing`,
);

export const insertSubscriber = async (
  context: SqlContext,
  { name, from, createdAt }: Parameters<SubscriberStore["insertIfAbsent"]>[0],
): Promise<void> => {
  const [end] = from === "now" ? await context.run(readEnd, {}) : [];
  await context.run(insert, { name, createdAt, ...parseCursor(end?.cursor ?? null) });
};
