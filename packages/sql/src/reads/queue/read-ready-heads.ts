import type { QueueStore, ReadyHead, TenantRecord } from "@outreachkit/core/plugin";
import { type RawBuilder, sql } from "kysely";
import { headBands } from "../../apply/head-bands.ts";
import { readInteger } from "../../rows/read-integer.ts";
import { readOptionalInteger } from "../../rows/read-optional-integer.ts";
import { readJson } from "../../rows/read-json.ts";
import { toHeadRecord } from "../../rows/to-head-record.ts";
import { toSenderRecord } from "../../rows/to-sender-record.ts";
import type { Database } from "../../schema/database.ts";
import { senderColumns } from "../../schema/sender-columns.ts";
import { byLimit } from "../../session/by-limit.ts";
import { defineStatement } from "../../session/define-statement.ts";
import type { TableColumns } from "../../schema/table-columns.ts";
import type { SqlContext } from "../../session/sql-context.ts";

interface ReadyHeadRow extends Readonly<Database["queue_head"]> {
  readonly sender: unknown;
  readonly tenant_time_zone: string | null;
  readonly tenant_caps: string | null;
}

/** `now` stands in each row: a planner that knew it would plan the statement again each time. */
const bandColumns = { band: "integer", now: "instant" } as const satisfies TableColumns;

/**
 * Tenants in these states are not looked at. Named, and not the one that is: of a condition that most
 * rows meet the planner knows it, and walks the index instead of sorting all that is ready.
 */
const idleStates = { paused: true, deleting: true } satisfies Record<
  Exclude<TenantRecord["state"], "active">,
  true
>;
const idle = sql.join(Object.keys(idleStates).map((state) => sql.lit(state)));

/**
 * Of each band its share, then of each the rest until there are enough: the second part runs only as
 * far as the outer limit asks. So a look reads as many heads as it gives, whatever there are.
 */
const readReady = byLimit((limit, size) =>
  defineStatement<{ bands: string }, ReadyHeadRow>(({ dialect, parameter }) => {
    const share = sql.lit(Math.ceil(size / headBands.length));
    const ofBands = (rows: RawBuilder<number>) => sql`
      select h.* from ${dialect.recordset({ rows: parameter("bands"), columns: bandColumns, as: "b" })}
      ${dialect.firstRows({
        table: "queue_head",
        as: "h",
        where: sql`h.band = b.band and h.ready_at is not null and h.ready_at <= b.now and (
          select t.state from ${dialect.table("tenant")} t where t.id = h.tenant_id
        ) not in (${idle})`,
        orderBy: sql`h.ready_at, h.turn, h.tenant_id, h.sender_id`,
        limit: rows,
      })}`;
    return sql`
      select h.*, t.settings ->> 'timeZone' as tenant_time_zone, t.settings ->> 'caps' as tenant_caps,
        case when s.id is not null
          then ${dialect.jsonRow({ alias: "s", columns: Object.keys(senderColumns) })} end as sender
      from (
        ${ofBands(share)} union all ${ofBands(sql`${limit} offset ${share}`)}
        limit ${sql.lit(Math.ceil(size / headBands.length) * headBands.length)}
      ) as h
      ${dialect.lookUp({ table: "tenant", as: "t", where: sql`t.id = h.tenant_id` })}
      ${dialect.lookUp({
        table: "sender",
        as: "s",
        where: sql`s.tenant_id = h.tenant_id and s.id = h.sender_id`,
        optional: true,
      })}`;
  }),
);

/** Queues of tenants that are paused or being deleted are not looked at. */
export const readReadyHeads = async (
  context: SqlContext,
  { now, limit, offset }: Parameters<QueueStore["readReadyHeads"]>[0],
): Promise<readonly ReadyHead[]> => {
  const rows = await context.run(readReady.atLeast(offset + limit), {
    bands: JSON.stringify(headBands.map(({ band }) => ({ band, now }))),
  });
  return inTurn(rows)
    .slice(offset, offset + limit)
    .map((row) => {
      const sender = readJson<Database["sender"] | null>(row.sender);
      return {
        ...toHeadRecord(row),
        sender: sender && toSenderRecord(sender),
        tenantTimeZone: row.tenant_time_zone,
        tenantCaps: readJson<ReadyHead["tenantCaps"]>(row.tenant_caps),
      };
    });
};

/** The first of each band, then the second of each, ...; between them who is ready longest. */
function inTurn(rows: readonly ReadyHeadRow[]): readonly ReadyHeadRow[] {
  const keyed = rows.map((row) => ({
    row,
    band: readInteger(row.band),
    readyAt: readOptionalInteger(row.ready_at) ?? 0,
    turn: readInteger(row.turn),
    id: `${row.tenant_id} ${row.sender_id}`,
  }));
  keyed.sort(
    (one, other) =>
      one.readyAt - other.readyAt || one.turn - other.turn || (one.id < other.id ? -1 : 1),
  );
  const places = new Map<number, number>();
  const placed = keyed.map(({ row, band }) => {
    const place = places.get(band) ?? 0;
    places.set(band, place + 1);
    return { row, place };
  });
  // Stable: who is ready longest stays first.
  return placed.toSorted((one, other) => one.place - other.place).map(({ row }) => row);
}
