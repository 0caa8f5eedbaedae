import type { SqliteDatabase, SqliteStatement } from "./sqlite-database.ts";

/** Prepared statements by text; the least recently used goes first. */
export const createStatementCache = (database: SqliteDatabase, size = 500) => {
  const statements = new Map<string, SqliteStatement>();
  return (sql: string): SqliteStatement => {
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
