import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import type { SQLInputValue } from "node:sqlite";
import { setImmediate } from "node:timers/promises";
import { type Instant, NestedTransactionError, OutreachError } from "@outreachkit/core/plugin";
import type { SqlConnection, SqlDriver } from "@outreachkit/sql";
import { createMutex } from "./create-mutex.ts";
import { createStatementCache } from "./create-statement-cache.ts";
import { openDatabase } from "./open-database.ts";
import { retryWhileBusy } from "./retry-while-busy.ts";
import { toBindable } from "./to-bindable.ts";

/** SQLite answers at once, so a long row of transactions would never let the event loop turn. */
const transactionsPerTurn = 50;

/** One connection: transactions and single statements take turns on it. */
export const createSqliteDriver = ({
  path,
  now,
}: {
  readonly path: string;
  readonly now: () => Instant;
}): SqlDriver => {
  const mutex = createMutex();
  const running = new AsyncLocalStorage<{ open: boolean }>();
  let opened: ReturnType<typeof open> | undefined;
  let closed = false;
  let transactions = 0;

  const open = () => {
    if (closed) {
      throw new OutreachError({
        code: "store-closed",
        message: `The store of "${path}" is closed; make a new one with createSqliteStore().`,
      });
    }
    const database = openDatabase(path);
    return { database, prepare: createStatementCache(database) };
  };
  const use = () => (opened ??= open());
  const execute = (sql: string, parameters: readonly unknown[]) =>
    use()
      .prepare(sql)
      .all(...(parameters as readonly SQLInputValue[]));

  const refuseNesting = () => {
    if (running.getStore()?.open) throw new NestedTransactionError();
  };

  const transaction: SqlDriver["transaction"] = async (work) => {
    refuseNesting();
    if (++transactions % transactionsPerTurn === 0) await setImmediate();
    await mutex.acquire();
    const scope = { open: false };
    try {
      await retryWhileBusy(() => execute("begin immediate", []));
      scope.open = true;
      const result = await running.run(scope, () => work(createScopedConnection(scope, execute)));
      execute("commit", []);
      return result;
    } catch (error) {
      // Some errors, such as a full disk, roll back by themselves.
      if (scope.open && use().database.isTransaction !== false) execute("rollback", []);
      throw error;
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
          return execute(sql, parameters);
        } finally {
          mutex.release();
        }
      },
    },
    transaction,
    hostTransaction: (work) =>
      transaction((connection) =>
        work({
          execute: async (sql, parameters) => [
            ...(await connection.execute(sql, parameters.map(toBindable))),
          ],
        }),
      ),
    now: async () => now(),
    isUnavailable,
    createSecret: () => randomBytes(32).toString("hex"),
    close: async () => {
      if (closed) return;
      refuseNesting();
      await mutex.acquire();
      closed = true;
      opened?.database.close();
      opened = undefined;
      mutex.release();
    },
  };
};

/** Busy (5), out of disk (13), an error of reading or writing (10), or a file that cannot be opened (14). */
const passingErrors = new Set([5, 10, 13, 14]);

const isUnavailable = (error: unknown): boolean =>
  error instanceof Error &&
  "errcode" in error &&
  typeof error.errcode === "number" &&
  // The low byte is the primary code, the rest says more about it.
  passingErrors.has(error.errcode % 256);

/** Ends with its transaction: a statement that was not awaited must not run in the next one. */
const createScopedConnection = (
  scope: { readonly open: boolean },
  execute: (
    sql: string,
    parameters: readonly unknown[],
  ) => readonly Readonly<Record<string, unknown>>[],
): SqlConnection => ({
  execute: async (sql, parameters) => {
    if (!scope.open) {
      throw new OutreachError({
        code: "transaction-ended",
        message:
          "This transaction has ended. Await every call inside outreach.transaction() before it returns.",
      });
    }
    return execute(sql, parameters);
  },
});
