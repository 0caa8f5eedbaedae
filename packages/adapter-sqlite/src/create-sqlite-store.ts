import type { Instant, Store } from "@outreachkit/core/plugin";
import { createSqliteDialect, createSqlStore } from "@outreachkit/sql";
import { createSqliteDriver } from "./create-sqlite-driver.ts";

export interface SqliteStoreOptions {
  /** File of the database, made when it is missing; `:memory:` keeps it until the store is closed. */
  readonly path: string;
  /** What the names of our tables and indexes start with. Default `outreach_`. */
  readonly prefix?: string;
  /** The clock; the system's by default. */
  readonly now?: () => Instant;
}

/**
 * The embedded store: one file, one connection, no service and no native build step. Transactions
 * and reads wait for each other in turn, so never await one inside another without passing
 * `transaction` on: that throws `NestedTransactionError`. The file is opened at the first use.
 */
export const createSqliteStore = ({
  path,
  prefix = "outreach_",
  now = Date.now,
}: SqliteStoreOptions): Store =>
  createSqlStore({
    dialect: createSqliteDialect({ prefix }),
    driver: createSqliteDriver({ path, now }),
  });
