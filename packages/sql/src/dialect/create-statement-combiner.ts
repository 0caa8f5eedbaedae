import { sql } from "kysely";
import type { CompiledStatement } from "../session/compiled-statement.ts";
import { compileStatement } from "../session/compile-statement.ts";
import type { CombinedWrites } from "./combined-writes.ts";
import type { SqlDialect } from "./sql-dialect.ts";
import type { WritePart } from "./write-part.ts";

/** Far more than the flows make; a bound all the same. */
const keptCombinations = 500;

/**
 * All parts as data-modifying common table expressions of one statement: one round trip, one
 * snapshot. The outer select reads their counts in order, and so runs them in order.
 */
export const createStatementCombiner = (getDialect: () => SqlDialect): CombinedWrites => {
  const combinations = new Map<string, CompiledStatement>();
  return async ({ connection, parts }) => {
    if (parts.length === 0) return [];
    const key = parts.map(({ name, variant = "" }) => name + variant).join(" ");
    let combined = combinations.get(key);
    if (!combined) {
      if (combinations.size >= keptCombinations) combinations.clear();
      combined = combineParts(getDialect(), parts);
      combinations.set(key, combined);
    }
    const values: Record<string, string> = {};
    for (const [index, { parameters }] of parts.entries()) {
      for (const name in parameters) values[`${index}.${name}`] = parameters[name]!;
    }
    const [counts] = await connection.execute(combined.sql, combined.bind(values));
    return parts.map((_, index) => Number(counts![`part_${index}`]));
  };
};

const combineParts = (dialect: SqlDialect, parts: readonly WritePart[]): CompiledStatement =>
  compileStatement<Record<string, string>>(dialect, ({ parameter }) => {
    const names = parts.map((_, index) => sql.id(`part_${index}`));
    const definitions = parts.map(({ statement }, index) => {
      const write = statement.build({
        dialect,
        parameter: (name) => parameter(`${index}.${name}`),
      });
      return sql`${names[index]} as (${write})`;
    });
    const counts = names.map((name) => sql`(select count(*) from ${name})::integer as ${name}`);
    return sql`with ${sql.join(definitions)} select ${sql.join(counts)}`;
  });
