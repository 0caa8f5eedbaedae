import type { StreamTurn } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    with x as materialized (
      select * from ${dialect.recordset({
        rows: parameter("rows"),
        columns: { tenant_id: "id", sender_id: "id", campaign_id: "id", turn: "integer" },
        as: "given",
      })}
    )
    update ${dialect.table("queue_stream")} as t set turn = x.turn
    from x
    where t.tenant_id = x.tenant_id and t.sender_id = x.sender_id and t.campaign_id = x.campaign_id
      ${dialect.foundByKey({ table: "queue_stream", named: sql`x`, key: ["tenant_id", "sender_id", "campaign_id"] })}
    returning 1 as done`,
};

/** Under the lock of their heads. */
export const turnStreams = (streams: readonly StreamTurn[]): WritePart => ({
  name: "streams.turn",
  statement,
  parameters: { rows: JSON.stringify(streams) },
  expected: null,
});
