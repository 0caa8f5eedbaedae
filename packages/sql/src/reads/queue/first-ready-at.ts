import { type Expression, type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../../dialect/sql-dialect.ts";
import { bandRows } from "./band-rows.ts";

/** A scalar: since or from when the first head (`h`) of an active tenant is ready, one look per band. */
export const firstReadyAt = (
  dialect: SqlDialect,
  condition: Expression<unknown> = sql`h.ready_at is not null`,
): RawBuilder<number | null> => sql`(
  select min((
    select h.ready_at from ${dialect.table("queue_head")} h
    cross join ${dialect.table("tenant")} t
    where h.band = b.band and h.ready_at is not null and ${condition}
      and t.id = h.tenant_id and t.state = 'active'
    order by h.ready_at limit 1
  )) from ${bandRows} as b
)`;
