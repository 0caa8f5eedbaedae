import { type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../../dialect/sql-dialect.ts";

/** When a head (`h`) will be ready once a hint (`w`) of it is folded. */
export const hintedReadyAt = (dialect: SqlDialect): RawBuilder<number | null> =>
  dialect.greatest(
    dialect.least(sql.ref("h.next_due_at"), sql.ref("w.due_at")),
    sql`case when w.free = 1 then h.gap_until else h.next_free_at end`,
  );
