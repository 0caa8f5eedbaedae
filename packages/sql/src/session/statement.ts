import type { CompiledQuery, QueryExecutorProvider, RawBuilder } from "kysely";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { SqlParameters } from "./sql-parameters.ts";

export interface StatementTools<Parameters> {
  readonly dialect: SqlDialect;
  /** Where the named parameter is bound. May be used more than once. */
  parameter<Name extends keyof Parameters & string>(name: Name): RawBuilder<Parameters[Name]>;
}

/** A query of Kysely's builder, or a `sql` template. */
export interface Buildable<Row> {
  compile(provider: QueryExecutorProvider): CompiledQuery<Row>;
}

/** A statement whose text is built and compiled once per store; each run only binds values. */
export interface Statement<Parameters extends SqlParameters, Row> {
  readonly build: (tools: StatementTools<Parameters>) => Buildable<Row>;
}
