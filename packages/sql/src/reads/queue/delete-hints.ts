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
    with head as materialized (
      select tenant_id, sender_id
      from ${dialect.recordset({ rows: parameter("heads"), columns: headKeyColumns, as: "k" })}
    )
    delete from ${dialect.table("queue_hint")} as t
    where (t.tenant_id, t.sender_id) in (select tenant_id, sender_id from head)
      ${dialect.foundByKey({
        table: "queue_hint",
        named: sql`head`,
        key: ["tenant_id", "sender_id"],
      })}
    returning tenant_id`,
};
