import type { Store } from "@outreachkit/core/plugin";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import { checkSchema } from "../migrations/check-schema.ts";
import { migrateSchema } from "../migrations/migrate-schema.ts";
import { migrations as allMigrations } from "../migrations/migrations.ts";
import type { Migration } from "../migrations/migration.ts";
import { createContextFactory } from "../session/create-context-factory.ts";
import { createSession } from "../session/create-session.ts";
import { readSecrets } from "./read-secrets.ts";
import type { SqlDriver } from "./sql-driver.ts";

export interface SqlStoreOptions {
  readonly driver: SqlDriver;
  readonly dialect: SqlDialect;
  /** For tests of the migrations; all of them by default. */
  readonly migrations?: readonly Migration[];
}

/** The store on any SQL database, out of an adapter's driver and a dialect. */
export const createSqlStore = ({
  driver,
  dialect,
  migrations = allMigrations,
}: SqlStoreOptions): Store => {
  const createContext = createContextFactory(dialect);
  return {
    specificationVersion: "v1",
    name: dialect.name,
    migrate: () => migrateSchema(driver, dialect, migrations),
    ready: () => checkSchema(driver.connection, dialect, migrations),
    readSecrets: async () => {
      await checkSchema(driver.connection, dialect, migrations);
      return readSecrets(createContext(driver.connection));
    },
    close: () => driver.close(),
    now: () => driver.now(),
    transaction: (work, options) =>
      options?.transaction
        ? work(createSession(createContext(options.transaction)), options.transaction)
        : driver.transaction((connection, executor) =>
            work(createSession(createContext(connection)), executor),
          ),
    read: (work, options) =>
      work(createSession(createContext(options?.transaction ?? driver.connection))),
    hostTransaction: (work) => driver.hostTransaction(work),
  };
};
