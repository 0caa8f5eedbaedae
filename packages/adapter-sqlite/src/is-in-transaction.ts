import type { SqliteDatabase } from "./sqlite-database.ts";

/** Undefined where the driver cannot tell. */
export const isInTransaction = (database: SqliteDatabase): boolean | undefined =>
  database.inTransaction ?? database.isTransaction;
