import type { Store } from "@outreachkit/core/plugin";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import { checkSchema } from "../migrations/check-schema.ts";
import { migrateSchema } from "../migrations/migrate-schema.ts";
import { migrations as allMigrations } from "../migrations/migrations.ts";
import type { Migration } from "../migrations/migration.ts";
import { createContextFactory } from "../session/create-context-factory.ts";
import { createSession } from "../session/create-session.ts";
import { createWakeUpHub } from "./create-wake-up-hub.ts";
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
  const hub = createWakeUpHub({ notifyOthers: () => driver.notifyWorkers?.() });
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
    transaction: (work, options) => {
      if (options?.transaction) {
        const { transaction } = options;
        return work(createSession(createContext(transaction), hub.askIn(transaction)));
      }
      return hub.around((ask) =>
        driver.transaction((connection) => work(createSession(createContext(connection), ask))),
      );
    },
    read: (work, options) =>
      work(createSession(createContext(options?.transaction ?? driver.connection))),
    hostTransaction: (work) =>
      hub.aroundHost((open) => driver.hostTransaction((transaction) => work(open(transaction)))),
    listen: (listener) => {
      const stopHere = hub.add(listener);
      const stopElsewhere = driver.listen?.(listener);
      return async () => {
        stopHere();
        await stopElsewhere?.();
      };
    },
    isUnavailable: (error) => driver.isUnavailable(error),
  };
};
