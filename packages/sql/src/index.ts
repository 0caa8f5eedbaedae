/** Internal to Outreachkit's SQL adapters, and pinned by them exactly. */
export { createPostgresDialect } from "./dialect/postgres-dialect.ts";
export type { SqlDialect } from "./dialect/sql-dialect.ts";
export { createSqliteDialect } from "./dialect/sqlite-dialect.ts";
export type { Migration } from "./migrations/migration.ts";
export {
  exportRowLevelSecurity,
  type RowLevelSecurityOptions,
} from "./security/export-row-level-security.ts";
export type { SqlConnection } from "./session/sql-connection.ts";
export { createSqlStore, type SqlStoreOptions } from "./store/create-sql-store.ts";
export type { SqlDriver } from "./store/sql-driver.ts";
