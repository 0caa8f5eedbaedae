import { type RawBuilder, sql } from "kysely";
import type { StatementTools } from "../../session/statement.ts";
import { headKeyColumns } from "../fragments/head-key-columns.ts";

/** A `from`: the hints `w` of the heads `k`. */
export const hintsOfHeads = ({
  dialect,
  parameter,
}: StatementTools<{
  readonly [name: string]: string;
  readonly heads: string;
}>): RawBuilder<unknown> =>
  sql`from ${dialect.recordset({ rows: parameter("heads"), columns: headKeyColumns, as: "k" })}
    ${dialect.lookUp({
      table: "queue_hint",
      as: "w",
      where: sql`w.tenant_id = k.tenant_id and w.sender_id = k.sender_id`,
    })}`;
