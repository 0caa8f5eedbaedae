/** Internal to Outreachkit's SQL adapters, and pinned by them exactly. */
export { createPostgresDialect } from "./dialect/postgres-dialect.ts";
export { quoteName } from "./dialect/quote-name.ts";
export { requirePrefix } from "./dialect/require-prefix.ts";
export type { SqlDialect } from "./dialect/sql-dialect.ts";
export { createSqliteDialect } from "./dialect/sqlite-dialect.ts";
export { type DrizzleTag, type DrizzleTransaction, fromDrizzle } from "./executors/from-drizzle.ts";
export { fromKnex, type KnexTransaction } from "./executors/from-knex.ts";
export {
  fromKysely,
  type KyselyStatement,
  type KyselyTransaction,
} from "./executors/from-kysely.ts";
export { fromPrisma, type PrismaTransaction } from "./executors/from-prisma.ts";
export { exportPostgresMigrations } from "./migrations/export-postgres-migrations.ts";
export { exportSqliteMigrations } from "./migrations/export-sqlite-migrations.ts";
export type { Migration } from "./migrations/migration.ts";
export {
  exportRowLevelSecurity,
  type RowLevelSecurityOptions,
} from "./security/export-row-level-security.ts";
export type { SqlConnection } from "./session/sql-connection.ts";
export { createSqlStore, type SqlStoreOptions } from "./store/create-sql-store.ts";
export type { SqlDriver } from "./store/sql-driver.ts";
