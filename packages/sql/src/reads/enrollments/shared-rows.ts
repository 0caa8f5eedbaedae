import { type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../../dialect/sql-dialect.ts";
import { tables } from "../../schema/tables.ts";

/** A scalar: the rows of `table` that the enrollments in `asked` name by `key`, each once. */
export const sharedRows = (
  dialect: SqlDialect,
  { table, key }: { readonly table: "campaign" | "sender"; readonly key: string },
): RawBuilder<unknown> =>
  dialect.jsonRows({
    columns: Object.keys(tables[table]),
    rows: sql`
      select shared.* from (
        select distinct tenant_id, ${sql.ref(key)} as id from asked
      ) as named
      ${dialect.lookUp({
        table,
        as: "shared",
        where: sql`shared.tenant_id = named.tenant_id and shared.id = named.id`,
      })}`,
  });
