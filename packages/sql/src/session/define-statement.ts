import type { SqlParameters } from "./sql-parameters.ts";
import type { Statement } from "./statement.ts";

/**
 * Defines a statement at module level:
 *
 *     const findTenant = defineStatement<{ id: string }, Database["tenant"]>(
 *       ({ dialect, parameter }) =>
 *         sql`select * from ${dialect.table("tenant")} where id = ${parameter("id")}`,
 *     );
 *     const [row] = await context.run(findTenant, { id });
 *
 * `Row` is what a driver gives: pass it through a mapper. The text may not depend on parameters.
 */
export const defineStatement = <Parameters extends SqlParameters, Row>(
  build: Statement<Parameters, Row>["build"],
): Statement<Parameters, Row> => ({ build });
