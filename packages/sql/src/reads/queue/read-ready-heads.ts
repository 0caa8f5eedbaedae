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

interface ReadyHeadRow extends Readonly<Database["queue_head"]> {
  readonly sender: unknown;
  readonly tenant_time_zone: string | null;
  readonly tenant_caps: string | null;
}

const readReady = byLimit((limit) =>
  defineStatement<{ now: number; offset: number }, ReadyHeadRow>(
    ({ dialect, parameter }) => sql`
      select h.tenant_id, h.sender_id, h.next_due_at, h.gap_until, h.next_free_at, h.blocked_by,
        h.version, t.settings ->> 'timeZone' as tenant_time_zone, t.settings ->> 'caps' as tenant_caps, (
          select ${dialect.jsonRow({ alias: "s", columns: Object.keys(senderColumns) })}
          from ${dialect.table("sender")} s
          where s.tenant_id = h.tenant_id and s.id = h.sender_id
        ) as sender
      from ${dialect.table("queue_head")} h
      cross join ${dialect.table("tenant")} t
      where h.ready_at is not null and h.ready_at <= ${parameter("now")}
        and t.id = h.tenant_id and t.state = 'active'
      order by h.ready_at, h.tenant_id, h.sender_id
      limit ${limit} offset ${parameter("offset")}`,
  ),
);

/** Queues of tenants that are paused or being deleted are not looked at. */
export const readReadyHeads = async (
  context: SqlContext,
  { now, limit, offset }: Parameters<QueueStore["readReadyHeads"]>[0],
): Promise<readonly ReadyHead[]> => {
  const rows = await context.run(readReady.atLeast(limit), { now, offset });
  return rows.slice(0, limit).map((row) => {
    const sender = readJson<Database["sender"] | null>(row.sender);
    return {
      ...toHeadRecord(row),
      sender: sender && toSenderRecord(sender),
      tenantTimeZone: row.tenant_time_zone,
      tenantCaps: readJson<ReadyHead["tenantCaps"]>(row.tenant_caps),
    };
  });
};
