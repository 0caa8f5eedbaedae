/**
 * What we ask a database of the host's. `DatabaseSync` of `node:sqlite` has it, and so has
 * `better-sqlite3`.
 */
export interface SqliteDatabase {
  prepare(sql: string): SqliteStatement;
  /** Whether a transaction is open, as `node:sqlite` says it (from Node 22.16 on). */
  readonly isTransaction?: boolean;
  /** The same, as `better-sqlite3` says it. */
  readonly inTransaction?: boolean;
}

export interface SqliteStatement {
  all(...parameters: SqliteValue[]): unknown[];
  run(...parameters: SqliteValue[]): unknown;
  /** Whether it gives rows, as `better-sqlite3` says it, where only such a statement may be read. */
  readonly reader?: boolean;
}

/** What both take; each takes more, and not the same. */
export type SqliteValue = null | number | bigint | string | Uint8Array;
