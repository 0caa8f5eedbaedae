import { InvalidInputError, type Instant, type Store } from "@outreachkit/core/plugin";
import { createSqliteDialect, createSqlStore, requirePrefix } from "@outreachkit/sql";
import { createSqliteDriver } from "./create-sqlite-driver.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

interface CommonOptions {
  /** What the names of our tables and indexes start with. Default `outreach_`. */
  readonly prefix?: string;
  /** The clock; the system's by default. */
  readonly now?: () => Instant;
}

/** Either a file of our own, or the host's open database, which stays open. */
export type SqliteStoreOptions = CommonOptions &
  (
    | {
        /** File of the database, made when it is missing; `:memory:` keeps it until the store is closed. */
        readonly path: string;
        readonly database?: never;
      }
    | {
        /**
         * A `DatabaseSync` of `node:sqlite`, or a `better-sqlite3` database; its settings are the
         * host's. On one connection there is one transaction at a time: the host's own statements
         * between two of ours would be part of it, so put those that write into
         * `outreach.transaction`. A host with a transaction open makes us wait.
         */
        readonly database: SqliteDatabase;
        readonly path?: never;
      }
  );

/**
 * The embedded store: one file, one connection, no service and no native build step. Transactions
 * and reads wait for each other in turn, so never await one inside another without passing
 * `transaction` on: that throws `NestedTransactionError`. The file is opened at the first use.
 */
export const createSqliteStore = ({
  path,
  database,
  prefix = "outreach_",
  now = Date.now,
}: SqliteStoreOptions): Store => {
  requirePrefix(prefix);
  if (path === undefined && database === undefined) throw nowhere();
  return createSqlStore({
    dialect: createSqliteDialect({ prefix }),
    driver: createSqliteDriver({ source: database ? { database } : { path }, now }),
  });
};

const nowhere = (): InvalidInputError =>
  new InvalidInputError({
    subject: "createSqliteStore",
    problems: [
      {
        path: "path",
        code: "missing",
        message: "is missing; name a file, or pass a database that you have opened.",
      },
    ],
  });
