import { type RawBuilder, sql } from "kysely";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { CompiledStatement } from "./compiled-statement.ts";
import type { SqlParameters } from "./sql-parameters.ts";
import type { Buildable, StatementTools } from "./statement.ts";

/** Stands in a query for the value that a run will bind. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Builds and compiles once; the result binds values by name and costs nothing else per run. */
export const compileStatement = <Parameters extends SqlParameters>(
  dialect: SqlDialect,
  build: (tools: StatementTools<Parameters>) => Buildable<unknown>,
): CompiledStatement => {
  const query = build({
    dialect,
    parameter: (name) => sql.val(new Placeholder(name)) as RawBuilder<never>,
  }).compile(dialect.builder);
  const slots = query.parameters;
  return {
    sql: query.sql,
    bind: (parameters) =>
      slots.map((slot) => (slot instanceof Placeholder ? parameters[slot.name] : slot)),
  };
};
