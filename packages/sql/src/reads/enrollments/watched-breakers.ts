import { type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../../dialect/sql-dialect.ts";
import { breakerColumns } from "../../schema/breaker-columns.ts";

/** A scalar: the breakers of the tenants in `asked` that hold something back, or are about to. */
export const watchedBreakers = (dialect: SqlDialect): RawBuilder<unknown> =>
  dialect.jsonRows({
    columns: Object.keys(breakerColumns),
    rows: sql`select b.* from (select distinct tenant_id from asked) as named
      cross join ${dialect.table("breaker")} b
      where b.tenant_id = named.tenant_id and (b.state <> 'closed' or b.missing_sends > 0)`,
  });
