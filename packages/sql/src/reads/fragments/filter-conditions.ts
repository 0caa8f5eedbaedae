import { type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../../dialect/sql-dialect.ts";

/**
 * The conditions of a list's filter. `columns` are names written in the code; every value is bound.
 * An `undefined` value asks for nothing, an empty array passes no row.
 */
export const filterConditions = (
  dialect: SqlDialect,
  columns: Readonly<Record<string, string | readonly string[] | undefined>>,
): readonly RawBuilder<unknown>[] =>
  Object.entries(columns).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const column = sql.ref(name);
    if (typeof value === "string") return [sql`${column} = ${value}`];
    return [dialect.isOneOf({ column, values: sql.val(JSON.stringify(value)), type: "text" })];
  });
