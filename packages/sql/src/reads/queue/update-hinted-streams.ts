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
    update ${dialect.table("queue_stream")} as s
    set free_at = case when x.free = 1 then ${dialect.least(sql`s.free_at`, sql`1`)}
        else s.free_at end,
      new_free_at = case
        when x.sender_free = 1 and s.new_free_at >= ${sql.lit(never)} then x.due_at
        when x.free = 1 then ${dialect.least(sql`s.new_free_at`, sql`1`)}
        else s.new_free_at end,
      lanes = ${dialect.greatest(sql`s.lanes`, sql`x.lanes`)}
    from (
      select hinted.tenant_id, hinted.sender_id, own.campaign_id,
        max(case when hinted.campaign_id is not null then hinted.free else 0 end) as free,
        max(case when hinted.campaign_id is null then hinted.free else 0 end) as sender_free,
        max(coalesce(hinted.lanes, 2)) as lanes,
        ${dialect.greatest(sql`min(hinted.due_at)`, sql`1`)} as due_at
      from (select w.* ${hintsOfHeads({ dialect, parameter })}) as hinted
      join ${dialect.table("queue_stream")} own on own.tenant_id = hinted.tenant_id
        and own.sender_id = hinted.sender_id
        and own.campaign_id = coalesce(hinted.campaign_id, own.campaign_id)
      group by hinted.tenant_id, hinted.sender_id, own.campaign_id
      having max(hinted.free) = 1 or max(coalesce(hinted.lanes, 2)) > 2
    ) as x
    where s.tenant_id = x.tenant_id and s.sender_id = x.sender_id
      and s.campaign_id = x.campaign_id
    returning 1 as done`,
};
