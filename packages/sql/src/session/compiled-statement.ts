import type { SqlParameters } from "./sql-parameters.ts";

export interface CompiledStatement {
  readonly sql: string;
  /** The values in the order in which the text binds them. */
  bind(parameters: SqlParameters): readonly unknown[];
}
