export { createSqliteStore, type SqliteStoreOptions } from "./create-sqlite-store.ts";
export type { SqliteDatabase, SqliteStatement, SqliteValue } from "./sqlite-database.ts";
export {
  exportSqliteMigrations,
  fromKnex,
  fromKysely,
  type KnexTransaction,
  type KyselyTransaction,
} from "@outreachkit/sql";
