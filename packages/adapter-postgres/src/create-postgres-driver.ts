import { randomBytes } from "node:crypto";
import { type Instant, NotSupportedError } from "@outreachkit/core/plugin";
import type { SqlDriver } from "@outreachkit/sql";
import pg from "pg";
import { createConnections } from "./create-connections.ts";
import { createScopedExecutor } from "./create-scoped-executor.ts";
import type { PostgresPool } from "./postgres-pool.ts";
import { runInTransaction } from "./run-in-transaction.ts";

const readClock = "select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now";

export const createPostgresDriver = ({
  connection: { pool: hostPool, connectionString },
  prepare,
  now,
}: {
  readonly connection: { readonly pool?: PostgresPool; readonly connectionString?: string };
  readonly prepare: boolean;
  readonly now: (() => Instant) | undefined;
}): SqlDriver => {
  const connect = createConnections({ prepare });
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

  return {
    connection,
    transaction: (work) =>
      runInTransaction(getPool(), async (client) => {
        const scope = { open: true };
        try {
          return await work(connect(client), createScopedExecutor(client, scope));
        } finally {
          scope.open = false;
        }
      }),
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
    createSecret: () => randomBytes(32).toString("hex"),
    close: async () => {
      const pool = ownPool;
      ownPool = undefined;
      await pool?.end();
    },
  };
};
