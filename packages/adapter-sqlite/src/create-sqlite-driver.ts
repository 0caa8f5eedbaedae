import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import {
  type Instant,
  NestedTransactionError,
  OutreachError,
  type SqlExecutor,
} from "@outreachkit/core/plugin";
import type { SqlConnection, SqlDriver } from "@outreachkit/sql";
import { createMutex } from "./create-mutex.ts";
import { createScopedConnection } from "./create-scoped-connection.ts";
import { createStatementCache } from "./create-statement-cache.ts";
import { isBusy } from "./is-busy.ts";
import { isInTransaction } from "./is-in-transaction.ts";
import { openDatabase } from "./open-database.ts";
import { retryWhileBusy } from "./retry-while-busy.ts";
import type { SqliteDatabase, SqliteValue } from "./sqlite-database.ts";
import { toBindable } from "./to-bindable.ts";
import { translateSqliteError } from "./translate-sqlite-error.ts";

/** SQLite answers at once, so a long row of transactions would never let the event loop turn. */
const transactionsPerTurn = 50;

/** One connection: transactions and single statements take turns on it. */
export const createSqliteDriver = ({
  source,
  now,
}: {
  /** A file of our own to open, or the host's database, which stays open. */
  readonly source: { readonly path: string } | { readonly database: SqliteDatabase };
  readonly now: () => Instant;
}): SqlDriver => {
  const mutex = createMutex();
  const running = new AsyncLocalStorage<{ open: boolean }>();
  let opened: Awaited<ReturnType<typeof open>> | undefined;
  let closed = false;
  let transactions = 0;

  const open = () => {
    const { database, close } =
      "path" in source ? openDatabase(source.path) : { ...source, close: () => undefined };
    return { database, close, prepare: createStatementCache(database) };
  };
  const use = () => {
    if (closed) {
      const name = "path" in source ? ` of "${source.path}"` : "";
      throw new OutreachError({
        code: "store-closed",
        message: `The store${name} is closed; make a new one with createSqliteStore().`,
      });
    }
    return (opened ??= open());
  };
  const execute = (sql: string, parameters: readonly unknown[]) => {
    const statement = use().prepare(sql);
    const values = parameters as readonly SqliteValue[];
    if (statement.reader === false) {
      statement.run(...values);
      return [];
    }
    return statement.all(...values) as readonly Readonly<Record<string, unknown>>[];
  };

  const refuseNesting = () => {
    if (running.getStore()?.open) throw new NestedTransactionError();
  };
  /** A host may have a transaction open on its own connection, which is also ours. */
  const isPassing = (error: unknown) =>
    isBusy(error) || (opened !== undefined && isInTransaction(opened.database) === true);

  const transaction: SqlDriver["transaction"] = async (work) => {
    refuseNesting();
    if (++transactions % transactionsPerTurn === 0) await setImmediate();
    await mutex.acquire();
    const scope = { open: false };
    let begun = false;
    try {
      await retryWhileBusy(() => execute("begin immediate", []), isPassing);
      begun = true;
      scope.open = true;
      const connection = createScopedConnection(scope, execute);
      const result = await running.run(scope, () => work(connection, executorOf(connection)));
      scope.open = false;
      // Without a write-ahead log a commit waits for readers.
      await retryWhileBusy(() => execute("commit", []));
      return result;
    } catch (error) {
      // Some errors, such as a full disk, roll back by themselves.
      if (begun && isInTransaction(use().database) !== false) execute("rollback", []);
      throw translateSqliteError(error);
    } finally {
      scope.open = false;
      mutex.release();
    }
  };

  return {
    connection: {
      execute: async (sql, parameters) => {
        refuseNesting();
        await mutex.acquire();
        try {
          return await retryWhileBusy(() => execute(sql, parameters));
        } catch (error) {
          throw translateSqliteError(error);
        } finally {
          mutex.release();
        }
      },
    },
    transaction,
    hostTransaction: (work) => transaction((_connection, executor) => work(executor)),
    now: async () => now(),
    translateError: translateSqliteError,
    createSecret: () => randomBytes(32).toString("hex"),
    close: async () => {
      if (closed) return;
      refuseNesting();
      await mutex.acquire();
      closed = true;
      opened?.close();
      opened = undefined;
      mutex.release();
    },
  };
};

/** For the host's statements, whose parameters are of more types than ours. */
const executorOf = (connection: SqlConnection): SqlExecutor => ({
  execute: async (sql, parameters) => [
    ...(await connection.execute(sql, parameters.map(toBindable))),
  ],
});
