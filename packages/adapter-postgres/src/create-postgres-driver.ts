import { randomBytes } from "node:crypto";
import { type Instant, NotSupportedError } from "@outreachkit/core/plugin";
import type { SqlDriver } from "@outreachkit/sql";
import pg from "pg";
import { createConnections } from "./create-connections.ts";
import { createNotifier } from "./create-notifier.ts";
import { createListener } from "./create-listener.ts";
import { isUnavailable } from "./is-unavailable.ts";
import { openListenConnection } from "./open-listen-connection.ts";
import type { PostgresPool } from "./postgres-pool.ts";
import { runInTransaction } from "./run-in-transaction.ts";

const readClock = "select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now";

export const createPostgresDriver = ({
  connection: { pool: hostPool, connectionString },
  prepare,
  now,
  wakeUpChannel,
}: {
  readonly connection: { readonly pool?: PostgresPool; readonly connectionString?: string };
  readonly prepare: boolean;
  readonly now: (() => Instant) | undefined;
  /** Null: nothing is told and nothing heard. */
  readonly wakeUpChannel: string | null;
}): SqlDriver => {
  const connect = createConnections({ prepare });
  const stops = new Set<() => Promise<void>>();
  let ownPool: pg.Pool | undefined;

  const openPool = (): PostgresPool => {
    const pool = new pg.Pool({ connectionString });
    // The pool replaces an idle connection that broke; without a listener it would end the process.
    pool.on("error", () => undefined);
    ownPool = pool;
    return pool;
  };
  const getPool = (): PostgresPool => hostPool ?? ownPool ?? openPool();
  const connection: SqlDriver["connection"] = {
    execute: (...statement) => connect(getPool()).execute(...statement),
  };

  const notifier = createNotifier(() =>
    getPool().query({ text: "select pg_notify($1, '')", values: [wakeUpChannel] }),
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
      const stop = createListener({ channel, open, notifier: getPool })(listener);
      stops.add(stop);
      return async () => {
        stops.delete(stop);
        await stop();
      };
    };

  return {
    connection,
    transaction: (work) => runInTransaction(getPool(), (client) => work(connect(client))),
    hostTransaction: async () => {
      throw new NotSupportedError({
        message:
          "outreach.transaction() is for the embedded SQLite store. On PostgreSQL begin a transaction on your own pg client and pass { transaction: fromPg(client) }.",
      });
    },
    now: async () => {
      if (now) return now();
      const [row] = await connection.execute(readClock, []);
      return Number(row!["now"]);
    },
    ...(wakeUpChannel !== null && {
      listen: listenOn(wakeUpChannel),
      notifyWorkers: () => notifier.notify(),
    }),
    isUnavailable,
    createSecret: () => randomBytes(32).toString("hex"),
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()));
      await notifier.flush();
      const pool = ownPool;
      ownPool = undefined;
      await pool?.end();
    },
  };
};
