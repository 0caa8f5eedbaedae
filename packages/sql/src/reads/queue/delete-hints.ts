import { sql } from "kysely";
import type { WritePart } from "../../dialect/write-part.ts";
import { headKeyColumns } from "../fragments/head-key-columns.ts";

export const deleteHints = (heads: string): WritePart => ({
  name: "hints.delete",
  statement,
  parameters: { heads },
  expected: null,
});

const statement: WritePart["statement"] = {
  build: ({ dialect, parameter }) => sql`
    delete from ${dialect.table("queue_hint")} where (tenant_id, sender_id) in (
      select k.tenant_id, k.sender_id
      from ${dialect.recordset({ rows: parameter("heads"), columns: headKeyColumns, as: "k" })}
    )
    returning tenant_id`,
};
