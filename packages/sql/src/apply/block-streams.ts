import type { StreamBlock } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    with x as materialized (
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
    )
    update ${dialect.table("queue_stream")} as t
    set free_at = ${dialect.greatest(sql`t.free_at`, sql`x.free_at`)},
      new_free_at = ${dialect.greatest(sql`t.new_free_at`, sql`x.new_free_at`)}
    from x
    where t.tenant_id = x.tenant_id and t.sender_id = x.sender_id and t.campaign_id = x.campaign_id
      ${dialect.foundByKey({ table: "queue_stream", named: sql`x`, key: ["tenant_id", "sender_id", "campaign_id"] })}
    returning 1 as done`,
};

/** Under the lock of their heads. A head's next due that is set with it may still be early. */
export const blockStreams = (streams: readonly StreamBlock[]): WritePart => ({
  name: "streams.block",
  statement,
  parameters: { rows: JSON.stringify(streams) },
  expected: null,
});
