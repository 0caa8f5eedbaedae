import { sql } from "kysely";
import type { WritePart } from "../../dialect/write-part.ts";
import { hintsOfHeads } from "./hints-of-heads.ts";

/**
 * What a cap of their campaign blocked is looked at again; 1 and not 0, as rows may be due before the
 * hint is. A stream that is added now is free.
 */
export const freeHintedStreams = (heads: string): WritePart => ({
  name: "hints.free",
  statement,
  parameters: { heads },
  expected: null,
});

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    update ${dialect.table("queue_stream")} as s
    set free_at = ${dialect.least(sql`s.free_at`, sql`1`)},
      new_free_at = ${dialect.least(sql`s.new_free_at`, sql`1`)}
    from (
      select distinct w.tenant_id, w.sender_id, w.campaign_id
      ${hintsOfHeads({ dialect, parameter })} and w.free = 1 and w.campaign_id is not null
    ) as freed
    where s.tenant_id = freed.tenant_id and s.sender_id = freed.sender_id
      and s.campaign_id = freed.campaign_id
    returning 1 as done`,
};
