import { type RawBuilder, sql } from "kysely";
import type { SqlParameters } from "./sql-parameters.ts";
import type { Statement } from "./statement.ts";

const limits = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/**
 * Variants of a statement with a literal `limit` out of a few fixed sizes: a bound limit makes
 * PostgreSQL plan a prepared statement again each time, or badly.
 *
 *     const list = byLimit((limit) => defineStatement(({ dialect }) => sql`... limit ${limit}`));
 *     const rows = (await context.run(list.atLeast(request.limit), ...)).slice(0, request.limit);
 *
 * `atLeast` takes the next greater size, for reads that cut the rest off; `atMost` the next lesser,
 * for locks that must not take more than asked. Beyond the greatest size both take the greatest.
 */
export const byLimit = <Parameters extends SqlParameters, Row>(
  define: (limit: RawBuilder<number>, size: number) => Statement<Parameters, Row>,
) => {
  const statements = limits.map((size) => ({ size, statement: define(sql.lit(size), size) }));
  const last = statements.at(-1)!;
  const first = statements[0]!;
  const atMost = (limit: number) => statements.findLast(({ size }) => size <= limit) ?? first;
  return {
    atLeast: (limit: number): Statement<Parameters, Row> =>
      (statements.find(({ size }) => size >= limit) ?? last).statement,
    atMost: (limit: number): Statement<Parameters, Row> => atMost(limit).statement,
    /** The limit that `atMost` really has. */
    sizeAtMost: (limit: number): number => atMost(limit).size,
  };
};
