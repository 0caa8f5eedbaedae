import { type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../../dialect/sql-dialect.ts";

/** The first settled events behind a subscriber's cursor, of all tenants by name. Alias `s`. */
export const nextEvents = (dialect: SqlDialect, limit: RawBuilder<number>): RawBuilder<unknown> => {
  const after = dialect.log.isAfter({
    transaction: sql.ref("s.log_transaction"),
    position: sql.ref("s.log_position"),
  });
  return sql`
    select at from ${dialect.table("event")} where ${dialect.log.isOfAny} and ${after} and ${dialect.log.isSettled}
    order by ${dialect.log.columns} limit ${limit}`;
};
