import type { Instant, Store } from "@outreachkit/core/plugin";
import { createPostgresDialect, createSqlStore } from "@outreachkit/sql";
import { createPostgresDriver } from "./create-postgres-driver.ts";
import type { PostgresPool } from "./postgres-pool.ts";

interface CommonOptions {
  /** The Postgres schema that holds our tables, made when it is missing. Default `outreach`. */
  readonly schema?: string;
  /** The clock of all workers; the database's by default. For tests. */
  readonly now?: () => Instant;
  /**
   * Whether statements are kept prepared on the server. Default true. Set false behind a pooler
   * that hands out a connection per transaction and does not follow prepared statements, such as
   * PgBouncer before 1.21; each statement is then planned anew.
   */
  readonly prepare?: boolean;
}

/** Either the host's own pool, which stays open, or where to open one, which `close()` ends. */
export type PostgresStoreOptions = CommonOptions &
  (
    | { readonly pool: PostgresPool; readonly connectionString?: never }
    | { readonly connectionString: string; readonly pool?: never }
  );

/** The production store: any number of workers on one PostgreSQL. Tested on 18. */
export const createPostgresStore = ({
  schema = "outreach",
  prepare = true,
  now,
  ...connection
}: PostgresStoreOptions): Store =>
  createSqlStore({
    dialect: createPostgresDialect({ schema }),
    driver: createPostgresDriver({ connection, prepare, now }),
  });
