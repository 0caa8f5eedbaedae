import type { StreamTurn } from "@outreachkit/core/plugin";
import { sql } from "kysely";
import type { WritePart } from "../dialect/write-part.ts";

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    update ${dialect.table("queue_stream")} as s set turn = x.turn
    from ${dialect.recordset({
      rows: parameter("rows"),
      columns: { tenant_id: "id", sender_id: "id", campaign_id: "id", turn: "integer" },
      as: "x",
    })}
    where s.tenant_id = x.tenant_id and s.sender_id = x.sender_id and s.campaign_id = x.campaign_id
    returning 1 as done`,
};

/** Under the lock of their heads. */
export const turnStreams = (streams: readonly StreamTurn[]): WritePart => ({
  name: "streams.turn",
  statement,
  parameters: { rows: JSON.stringify(streams) },
  expected: null,
});
