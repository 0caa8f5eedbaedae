export { exportRowLevelSecurity, type RowLevelSecurityOptions } from "@outreachkit/sql";
export { createPostgresStore, type PostgresStoreOptions } from "./create-postgres-store.ts";
export { fromPg } from "./from-pg.ts";
export type { PostgresClient, PostgresPool } from "./postgres-pool.ts";
