import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { WritePart } from "../dialect/write-part.ts";
import type { SqlParameters } from "./sql-parameters.ts";
import type { Buildable, Statement } from "./statement.ts";

/** What every operation gets: a connection, in a transaction or not, and the words of its database. */
export interface SqlContext {
  readonly dialect: SqlDialect;
  /** Runs a statement that was defined at module level. */
  run<Parameters extends SqlParameters, Row>(
    statement: Statement<Parameters, Row>,
    parameters: Parameters,
  ): Promise<readonly Row[]>;
  /** Compiles and runs a query whose shape depends on the request, such as a filter. Slower. */
  query<Row>(query: Buildable<Row>): Promise<readonly Row[]>;
  /** Runs writes that touch different rows, together where the database can; gives their counts. */
  write(parts: readonly WritePart[]): Promise<readonly number[]>;
}
