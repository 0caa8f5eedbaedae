import type { StreamBlock } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    update ${dialect.table("queue_stream")} as s
    set free_at = ${dialect.greatest(sql`s.free_at`, sql`x.free_at`)},
      new_free_at = ${dialect.greatest(sql`s.new_free_at`, sql`x.new_free_at`)}
    from (
      select tenant_id, sender_id, campaign_id, max(free_at) as free_at,
        max(new_free_at) as new_free_at
      from ${dialect.recordset({
        rows: parameter("rows"),
        columns: {
          tenant_id: "id",
          sender_id: "id",
          campaign_id: "id",
          free_at: "instant",
          new_free_at: "instant",
        },
        as: "given",
      })}
      group by tenant_id, sender_id, campaign_id
    ) as x
    where s.tenant_id = x.tenant_id and s.sender_id = x.sender_id and s.campaign_id = x.campaign_id
    returning 1 as done`,
};

/** Under the lock of their heads. A head's next due that is set with it may still be early. */
export const blockStreams = (streams: readonly StreamBlock[]): WritePart => ({
  name: "streams.block",
  statement,
  parameters: { rows: JSON.stringify(streams) },
  expected: null,
});
