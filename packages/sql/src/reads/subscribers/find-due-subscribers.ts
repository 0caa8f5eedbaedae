import type { SubscriberStore } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { toSubscriberRecord } from "../../rows/to-subscriber-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { nextEvents } from "./next-events.ts";

type Row = Database["subscriber_cursor"] & { readonly due: number | string };

/**
 * Not `exists`: PostgreSQL drops the order from that, expects to meet a row soon, and reads the whole
 * table when there is none.
 */
const statement = defineStatement<{ names: string; now: number }, Row>(
  ({ dialect, parameter }) => sql`
    select s.*, case
      when s.retry_at > ${parameter("now")} then 0
      when (${nextEvents(dialect, sql.lit(1))}) is null then 0
      else 1
    end as due
    from ${dialect.table("subscriber_cursor")} s
    where ${dialect.isOneOf({ column: sql.ref("s.name"), values: parameter("names"), type: "text" })}
    order by ${dialect.textOrder(sql.ref("s.name"))}`,
);

export const findDueSubscribers = async (
  context: SqlContext,
  { names, now }: Parameters<SubscriberStore["findDue"]>[0],
): ReturnType<SubscriberStore["findDue"]> => {
  const rows = await context.run(statement, { names: JSON.stringify(names), now });
  return rows.map(({ due, ...row }) => ({
    subscriber: toSubscriberRecord(row),
    due: Number(due) === 1,
  }));
};
