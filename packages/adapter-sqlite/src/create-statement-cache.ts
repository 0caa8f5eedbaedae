import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Prepared statements by text; the least recently used goes first. */
export const createStatementCache = (database: DatabaseSync, size = 500) => {
  const statements = new Map<string, StatementSync>();
  return (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement) {
      if (statements.size < size) return statement;
      statements.delete(sql);
    } else {
      statement = database.prepare(sql);
      if (statements.size >= size) statements.delete(statements.keys().next().value!);
    }
    statements.set(sql, statement);
    return statement;
  };
};
