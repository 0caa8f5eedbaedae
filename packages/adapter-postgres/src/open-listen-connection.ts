import pg from "pg";
import type { ListenConnection } from "./listen-connection.ts";
import type { PostgresNotification, PostgresPool, PostgresPoolClient } from "./postgres-pool.ts";

const longestConnect = 10_000;

/** A client of our own, or one taken out of the host's pool until it is closed. */
export const openListenConnection = async (from: {
  readonly pool?: PostgresPool;
  readonly connectionString?: string;
}): Promise<ListenConnection> => {
  if (from.pool) {
    const client = await from.pool.connect();
    // It has listened: nobody else shall have it.
    return wrap(client, async () => client.release(true));
  }
  const client = new pg.Client({
    connectionString: from.connectionString,
    keepAlive: true,
    connectionTimeoutMillis: longestConnect,
  });
  const connection = wrap(client as unknown as PostgresPoolClient, () => client.end());
  await client.connect();
  return connection;
};

const wrap = (client: PostgresPoolClient, end: () => Promise<void>): ListenConnection => {
  let broken = false;
  const ended = new Promise<void>((resolve) => {
    const finish = () => {
      broken = true;
      resolve();
    };
    client.on("error", finish);
    client.on("end", finish);
  });
  return {
    query: (query) => client.query(query),
    onNotification: (listener: (message: PostgresNotification) => void) =>
      void client.on("notification", listener),
    ended,
    close: async () => {
      // A broken one may never say that it ended.
      const closing = end().catch(() => undefined);
      if (!broken) await closing;
    },
  };
};
