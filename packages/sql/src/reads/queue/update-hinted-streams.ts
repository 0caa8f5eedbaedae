import { never } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../../dialect/write-part.ts";
import { hintsOfHeads } from "./hints-of-heads.ts";

/**
 * What a cap of their campaign blocked is looked at again; 1 and not 0, as rows may be due before the
 * hint is. A hint that names no stream lifts what has no instant in all of them, which is a limit of the
 * sender: it is free since then, and what waited for it is not late.
 * A stream that is added now is free, and has its lanes.
 */
export const updateHintedStreams = (heads: string): WritePart => ({
  name: "hints.unblock",
  statement,
  parameters: { heads },
  expected: null,
});

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    with x as materialized (
      select hinted.tenant_id, hinted.sender_id, own.campaign_id,
        max(case when hinted.campaign_id is not null then hinted.free else 0 end) as free,
        max(case when hinted.campaign_id is null then hinted.free else 0 end) as sender_free,
        max(coalesce(hinted.lanes, 2)) as lanes,
        ${dialect.greatest(sql`min(hinted.due_at)`, sql`1`)} as due_at
      from (select w.* ${hintsOfHeads({ dialect, parameter })}) as hinted
      ${dialect.lookUp({
        table: "queue_stream",
        as: "own",
        where: sql`own.tenant_id = hinted.tenant_id and own.sender_id = hinted.sender_id
          and own.campaign_id = coalesce(hinted.campaign_id, own.campaign_id)`,
      })}
      group by hinted.tenant_id, hinted.sender_id, own.campaign_id
      having max(hinted.free) = 1 or max(coalesce(hinted.lanes, 2)) > 2
    )
    update ${dialect.table("queue_stream")} as t
    set free_at = case when x.free = 1 then ${dialect.least(sql`t.free_at`, sql`1`)}
        else t.free_at end,
      new_free_at = case
        when x.sender_free = 1 and t.new_free_at >= ${sql.lit(never)} then x.due_at
        when x.free = 1 then ${dialect.least(sql`t.new_free_at`, sql`1`)}
        else t.new_free_at end,
      lanes = ${dialect.greatest(sql`t.lanes`, sql`x.lanes`)}
    from x
    where t.tenant_id = x.tenant_id and t.sender_id = x.sender_id
      and t.campaign_id = x.campaign_id
      ${dialect.foundByKey({
        table: "queue_stream",
        named: sql`x`,
        key: ["tenant_id", "sender_id", "campaign_id"],
      })}
    returning 1 as done`,
};
