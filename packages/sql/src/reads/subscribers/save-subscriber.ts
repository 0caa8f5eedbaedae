import type { SubscriberRecord } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { parseCursor } from "../../rows/parse-cursor.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";

const statement = defineStatement<
  {
    name: string;
    transaction: string;
    position: number;
    failures: number;
    retryAt: number | null;
    code: string | null;
    eventId: string | null;
    deliveredAt: number | null;
  },
  unknown
>(
  ({ dialect, parameter }) => sql`
    update ${dialect.table("subscriber_cursor")} set
      log_transaction = ${parameter("transaction")},
      log_position = ${parameter("position")},
      failures = ${parameter("failures")},
      retry_at = ${parameter("retryAt")},
      code = ${parameter("code")},
      event_id = ${parameter("eventId")},
      delivered_at = ${parameter("deliveredAt")}
    where name = ${parameter("name")}`,
);

export const saveSubscriber = async (
  context: SqlContext,
  { cursor, createdAt: _createdAt, ...subscriber }: SubscriberRecord,
): Promise<void> => {
  await context.run(statement, { ...subscriber, ...parseCursor(cursor) });
};
