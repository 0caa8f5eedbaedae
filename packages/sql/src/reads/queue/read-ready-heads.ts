import type { QueueStore, ReadyHead } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import { readJson } from "../../rows/read-json.ts";
import { toHeadRecord } from "../../rows/to-head-record.ts";
import { toSenderRecord } from "../../rows/to-sender-record.ts";
import type { Database } from "../../schema/database.ts";
import { senderColumns } from "../../schema/sender-columns.ts";
import { byLimit } from "../../session/by-limit.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { SqlContext } from "../../session/sql-context.ts";
import { bandRows } from "./band-rows.ts";

interface ReadyHeadRow extends Readonly<Database["queue_head"]> {
  readonly sender: unknown;
  readonly tenant_time_zone: string | null;
}

const readReady = byLimit((limit) =>
  defineStatement<{ now: number }, ReadyHeadRow>(
    ({ dialect, parameter }) => sql`
      select h.tenant_id, h.sender_id, h.next_due_at, h.gap_until, h.next_free_at, h.blocked_by,
        h.version, t.settings ->> 'timeZone' as tenant_time_zone, (
          select ${dialect.jsonRow({ alias: "s", columns: Object.keys(senderColumns) })}
          from ${dialect.table("sender")} s
          where s.tenant_id = h.tenant_id and s.id = h.sender_id
        ) as sender
      from (
        select ranked.* from (
          select h.*, row_number() over (
            partition by h.band order by h.ready_at, h.turn, h.tenant_id, h.sender_id
          ) as place
          from ${bandRows} as b
          ${dialect.firstRows({
            table: "queue_head",
            as: "h",
            where: sql`h.band = b.band and h.ready_at is not null
              and h.ready_at <= ${parameter("now")} and (
                select t.state from ${dialect.table("tenant")} t where t.id = h.tenant_id
              ) = 'active'`,
            orderBy: sql`h.ready_at, h.turn, h.tenant_id, h.sender_id`,
            limit,
          })}
        ) as ranked
        order by ${order("ranked")} limit ${limit}
      ) as h
      cross join ${dialect.table("tenant")} t
      where t.id = h.tenant_id
      order by ${order("h")}`,
  ),
);

/** The bands in turn, and between their first, second, ... who is ready longest. */
const order = (alias: string) =>
  sql.join(
    ["place", "ready_at", "turn", "tenant_id", "sender_id"].map((column) =>
      sql.ref(`${alias}.${column}`),
    ),
  );

/** Queues of tenants that are paused or being deleted are not looked at. */
export const readReadyHeads = async (
  context: SqlContext,
  { now, limit, offset }: Parameters<QueueStore["readReadyHeads"]>[0],
): Promise<readonly ReadyHead[]> => {
  const rows = await context.run(readReady.atLeast(offset + limit), { now });
  return rows.slice(offset, offset + limit).map((row) => {
    const sender = readJson<Database["sender"] | null>(row.sender);
    return {
      ...toHeadRecord(row),
      sender: sender && toSenderRecord(sender),
      tenantTimeZone: row.tenant_time_zone,
    };
  });
};
