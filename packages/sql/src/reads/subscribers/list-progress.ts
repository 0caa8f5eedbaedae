import type { SubscriberProgress } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readInteger } from "../../rows/read-integer.ts";
import { readOptionalInteger } from "../../rows/read-optional-integer.ts";
import { toSubscriberRecord } from "../../rows/to-subscriber-record.ts";
import type { Database } from "../../schema/database.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { nextEvents } from "./next-events.ts";

type Row = Database["subscriber_cursor"] & {
  readonly behind: number | string;
  readonly oldest_at: number | string | null;
};

/** A backlog is counted so far and no further: the figure must not cost more the worse it is. */
const MOST_COUNTED = 1_000;

const statement = defineStatement<Record<never, never>, Row>(
  ({ dialect }) => sql`
    select s.*,
      (select count(*) from (${nextEvents(dialect, sql.lit(MOST_COUNTED))}) as ahead) as behind,
      (select at from (${nextEvents(dialect, sql.lit(1))}) as first) as oldest_at
    from ${dialect.table("subscriber_cursor")} s
    order by ${dialect.textOrder(sql.ref("s.name"))}`,
);

export const listProgress = async (context: SqlContext): Promise<readonly SubscriberProgress[]> => {
  const rows = await context.run(statement, {});
  return rows.map(({ behind, oldest_at: oldestAt, ...row }) => ({
    subscriber: toSubscriberRecord(row),
    behind: readInteger(behind),
    oldestAt: readOptionalInteger(oldestAt),
  }));
};
