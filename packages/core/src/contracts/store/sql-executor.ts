/**
 * A connection inside the host's own transaction. The library runs its statements through it and
 * never begins, commits or rolls back. `sql` uses the placeholders of the database: `$1` on
 * PostgreSQL, `?` on SQLite. Made by `fromPg` and its siblings, or by `outreach.transaction`.
 */
export interface SqlExecutor {
  execute(sql: string, parameters: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}
