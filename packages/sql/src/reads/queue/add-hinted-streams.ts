import { sql } from "kysely";
import type { WritePart } from "../../dialect/write-part.ts";
import { hintsOfHeads } from "./hints-of-heads.ts";

/** A campaign that gave a queue its first enrollment is read from now on. */
export const addHintedStreams = (heads: string): WritePart => ({
  name: "hints.streams",
  statement,
  parameters: { heads },
  expected: null,
});

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    insert into ${dialect.table("queue_stream")} (tenant_id, sender_id, campaign_id, lanes)
    select w.tenant_id, w.sender_id, w.campaign_id, max(coalesce(w.lanes, 2))
    ${hintsOfHeads({ dialect, parameter })} where w.campaign_id is not null
    group by w.tenant_id, w.sender_id, w.campaign_id
    on conflict do nothing
    returning tenant_id`,
};
