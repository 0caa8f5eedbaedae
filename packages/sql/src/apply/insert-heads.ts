import { engineQueueId, type HeadKey } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";
import { tables } from "../schema/tables.ts";
import { headBands } from "./head-bands.ts";
import { encodeTuples } from "./encode-tuples.ts";

const columns = { tenant_id: "id", sender_id: "id", place: "integer" } as const;
const encode = encodeTuples(columns);
const lastStart = Math.max(...headBands.map(({ from }) => from));

/**
 * Which band: by how many senders the tenant had before, counted no further than the last band begins.
 * Two that count at the same moment may both find room in a band, which then has one queue more.
 */
const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => {
    const bands = headBands
      .toReversed()
      .map(({ band, from }) => sql`when counted.place >= ${sql.lit(from)} then ${sql.lit(band)}`);
    const given: Readonly<Record<string, unknown>> = {
      tenant_id: sql.ref("counted.tenant_id"),
      sender_id: sql.ref("counted.sender_id"),
      gap_until: sql.lit(0),
      next_free_at: sql.lit(0),
      band: sql`case ${sql.join(bands, sql` `)} end`,
      turn: sql.lit(0),
      version: sql.lit(1),
    };
    const names = Object.keys(tables.queue_head).filter((name) => name in given);
    return sql`
      insert into ${dialect.table("queue_head")} (${sql.join(names.map((name) => sql.id(name)))})
      select ${sql.join(names.map((name) => given[name]))}
      from (
        select x.tenant_id, x.sender_id, x.place + (
          select count(*) from (
            select 1 from ${dialect.table("queue_head")} h
            where h.tenant_id = x.tenant_id and h.sender_id <> ${sql.lit(engineQueueId)}
            limit ${sql.lit(lastStart)}
          ) as earlier
        ) as place
        from ${dialect.tuples({ rows: parameter("rows"), columns, as: "x" })}
      ) as counted
      returning 1 as done`;
  },
};

/** Heads of new queues: nothing is due in them and nothing blocks them. */
export const insertHeads = (keys: readonly HeadKey[]): WritePart => {
  const before = new Map<string, number>();
  const records = keys.map(({ tenantId, senderId }) => {
    // The engine's own queue is one per tenant, and beside the first.
    if (senderId === engineQueueId) return { tenantId, senderId, place: -lastStart };
    const place = before.get(tenantId) ?? 0;
    before.set(tenantId, place + 1);
    return { tenantId, senderId, place };
  });
  return {
    name: "heads.insert",
    statement,
    parameters: { rows: encode(records) },
    expected: records.length,
  };
};
