import type { SqlDialect } from "../dialect/sql-dialect.ts";
import type { CompiledStatement } from "./compiled-statement.ts";
import { compileStatement } from "./compile-statement.ts";
import type { SqlConnection } from "./sql-connection.ts";
import type { SqlContext } from "./sql-context.ts";
import type { Statement } from "./statement.ts";

/** Makes contexts for one dialect; statements are compiled once, whatever connection runs them. */
export const createContextFactory = (dialect: SqlDialect) => {
  const statements = new WeakMap<object, CompiledStatement>();
  const compile = (statement: Pick<Statement<never, unknown>, "build">): CompiledStatement => {
    let compiled = statements.get(statement);
    if (!compiled) {
      compiled = compileStatement(dialect, statement.build);
      statements.set(statement, compiled);
    }
    return compiled;
  };

  return (connection: SqlConnection): SqlContext => ({
    dialect,
    run: async <Row>(
      statement: Pick<Statement<never, Row>, "build">,
      parameters: Parameters<CompiledStatement["bind"]>[0],
    ) => {
      const compiled = compile(statement);
      const rows = await connection.execute(compiled.sql, compiled.bind(parameters));
      return rows as readonly Row[];
    },
    query: async <Row>(query: Parameters<SqlContext["query"]>[0]) => {
      const compiled = query.compile(dialect.builder);
      const rows = await connection.execute(compiled.sql, compiled.parameters, { once: true });
      return rows as readonly Row[];
    },
    write: (parts) => dialect.combine({ connection, compile, parts }),
  });
};
