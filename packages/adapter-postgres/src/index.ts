export { exportRowLevelSecurity, type RowLevelSecurityOptions } from "@outreachkit/sql";
export { createPostgresStore, type PostgresStoreOptions } from "./create-postgres-store.ts";
export { exportPostgresGrants } from "./export-postgres-grants.ts";
export { fromPg } from "./from-pg.ts";
export type { PostgresClient, PostgresPool, PostgresPoolClient } from "./postgres-pool.ts";
export type { PostgresTimeouts } from "./time-limits.ts";
export {
  type DrizzleTag,
  type DrizzleTransaction,
  exportPostgresMigrations,
  fromDrizzle,
  fromKnex,
  fromKysely,
  fromPrisma,
  type KnexTransaction,
  type KyselyTransaction,
  type PrismaTransaction,
} from "@outreachkit/sql";
