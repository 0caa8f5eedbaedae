import { sql } from "kysely";
import type { WritePart } from "../../dialect/write-part.ts";
import { hintsOfHeads } from "./hints-of-heads.ts";

/**
 * What a cap of their campaign blocked is looked at again; 1 and not 0, as rows may be due before the
 * hint is. A stream that is added now is free, and has its lanes.
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
      new_free_at = case when x.free = 1 then ${dialect.least(sql`s.new_free_at`, sql`1`)}
        else s.new_free_at end,
      lanes = ${dialect.greatest(sql`s.lanes`, sql`x.lanes`)}
    from (
      select w.tenant_id, w.sender_id, w.campaign_id, max(w.free) as free,
        max(coalesce(w.lanes, 2)) as lanes
      ${hintsOfHeads({ dialect, parameter })} and w.campaign_id is not null
      group by w.tenant_id, w.sender_id, w.campaign_id
      having max(w.free) = 1 or max(coalesce(w.lanes, 2)) > 2
    ) as x
    where s.tenant_id = x.tenant_id and s.sender_id = x.sender_id
      and s.campaign_id = x.campaign_id
    returning 1 as done`,
};
