import type { SqlExecutor, Store, TransactionOptions } from "@outreachkit/core/plugin";
import type { SqlDialect } from "../dialect/sql-dialect.ts";
import { checkSchema } from "../migrations/check-schema.ts";
import { migrateSchema } from "../migrations/migrate-schema.ts";
import { migrations as allMigrations } from "../migrations/migrations.ts";
import type { Migration } from "../migrations/migration.ts";
import type { SqlConnection } from "../session/sql-connection.ts";
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
  /** What the host's library throws is for its own statements; for ours it would tell their values. */
  const guard = (executor: SqlExecutor): SqlExecutor => ({
    execute: async (sql, parameters) => {
      try {
        return await executor.execute(sql, parameters);
      } catch (error) {
        throw driver.translateError(error);
      }
    },
  });
  const connectionOf = (options: TransactionOptions | undefined): SqlConnection =>
    options?.transaction ? guard(options.transaction) : driver.connection;
  return {
    specificationVersion: "v1",
    name: dialect.name,
    migrate: () => migrateSchema(driver, dialect, migrations),
    ready: () => checkSchema(driver.connection, dialect, migrations),
    readSecrets: async (options) => {
      const connection = connectionOf(options);
      await checkSchema(connection, dialect, migrations);
      return readSecrets(createContext(connection));
    },
    close: () => driver.close(),
    now: (options) => driver.now(options?.transaction && guard(options.transaction)),
    transaction: (work, options) => {
      if (options?.transaction) {
        const { transaction } = options;
        const guarded = guard(transaction);
        return work(createSession(createContext(guarded), hub.askIn(transaction)), guarded);
      }
      return hub.around((ask) =>
        driver.transaction((connection, executor) =>
          work(createSession(createContext(connection), ask), executor),
        ),
      );
    },
    read: (work, options) => work(createSession(createContext(connectionOf(options)))),
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
  };
};
