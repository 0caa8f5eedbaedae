import { randomBytes } from "node:crypto";
import { type Instant, NotSupportedError, OutreachError } from "@outreachkit/core/plugin";
import type { SqlDriver } from "@outreachkit/sql";
import type pg from "pg";
import { createConnections } from "./create-connections.ts";
import { createListener } from "./create-listener.ts";
import { createNotifier } from "./create-notifier.ts";
import { createScopedExecutor } from "./create-scoped-executor.ts";
import { translatePostgresError } from "./errors/translate-postgres-error.ts";
import { openListenConnection } from "./open-listen-connection.ts";
import { openPool } from "./open-pool.ts";
import type { PostgresClient, PostgresPool } from "./postgres-pool.ts";
import { runInTransaction } from "./run-in-transaction.ts";
import type { TimeLimits } from "./time-limits.ts";
import { withClient } from "./with-client.ts";

const readClock = "select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now";

export interface PostgresDriverOptions {
  readonly connection: {
    readonly pool?: PostgresPool | undefined;
    readonly connectionString?: string | undefined;
  };
  /** Of an own pool. */
  readonly maxConnections: number;
  /** For messages. */
  readonly schema: string;
  readonly prepare: boolean;
  readonly limits: TimeLimits;
  readonly now: (() => Instant) | undefined;
  /** Null: nothing is told and nothing heard. */
  readonly wakeUpChannel: string | null;
}

export const createPostgresDriver = ({
  connection: { pool: hostPool, connectionString = "" },
  maxConnections,
  schema,
  prepare,
  limits,
  now,
  wakeUpChannel,
}: PostgresDriverOptions): SqlDriver => {
  const translate = (error: unknown) => translatePostgresError(error, { schema });
  const connect = createConnections({ prepare, translate });
  const stops = new Set<() => Promise<void>>();
  let ownPool: pg.Pool | undefined;
  let closed = false;

  const getPool = (): PostgresPool => {
    if (closed) {
      throw new OutreachError({
        code: "store-closed",
        message: "This store is closed; make a new one with createPostgresStore().",
      });
    }
    if (hostPool) return hostPool;
    ownPool ??= openPool({ connectionString, maxConnections, connectTimeout: limits.connect });
    return ownPool;
  };
  const connection: SqlDriver["connection"] = {
    execute: async (...statement) =>
      withClient(getPool(), {
        limit: limits.connect,
        translate,
        work: (client) => connect(client, limits.answer).execute(...statement),
      }),
  };

  const sender: PostgresClient = {
    query: async ({ text, values = [] }) => ({
      rows: [...(await connection.execute(text, values))],
    }),
  };
  const notifier = createNotifier(() =>
    connection.execute("select pg_notify($1, '')", [wakeUpChannel]),
  );
  const listenOn =
    (channel: string): NonNullable<SqlDriver["listen"]> =>
    (listener) => {
      if (hostPool?.options?.max === 1) {
        // It would take the only connection, and everything else would wait for it.
        listener.onStateChange?.({ state: "unavailable", reason: "pool-too-small" });
        return async () => undefined;
      }
      const from = hostPool ? { pool: hostPool } : { connectionString: connectionString ?? "" };
      const open = () => openListenConnection(from);
      const stop = createListener({ channel, open, notifier: () => sender })(listener);
      stops.add(stop);
      return async () => {
        stops.delete(stop);
        await stop();
      };
    };

  return {
    connection,
    transaction: async (work, { unhurried = false } = {}) =>
      runInTransaction(getPool(), { schema, limits, unhurried }, async (client, begun) => {
        const scope = { open: true };
        try {
          return await work(
            connect(client, unhurried ? 0 : limits.answer),
            createScopedExecutor(begun, scope),
          );
        } finally {
          scope.open = false;
        }
      }),
    hostTransaction: async () => {
      throw new NotSupportedError({
        message:
          "outreach.transaction() is for the embedded SQLite store. On PostgreSQL begin a transaction with your own library and pass { transaction: fromPg(client) }, or fromKysely, fromDrizzle, fromKnex, fromPrisma.",
      });
    },
    now: async (transaction) => {
      if (now) return now();
      const [row] = await (transaction ?? connection).execute(readClock, []);
      return Number(row!["now"]);
    },
    translateError: translate,
    ...(wakeUpChannel !== null && {
      listen: listenOn(wakeUpChannel),
      notifyWorkers: () => notifier.notify(),
    }),
    createSecret: () => randomBytes(32).toString("hex"),
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await notifier.flush();
      closed = true;
      const pool = ownPool;
      ownPool = undefined;
      await pool?.end();
    },
  };
};
