import { DatabaseUnavailableError, OutreachError } from "@outreachkit/core/plugin";
import type { PostgresPool, PostgresPoolClient } from "./postgres-pool.ts";

/**
 * Takes a client out of the pool, for at most `limit` milliseconds, and gives it back after `work`.
 * One whose connection is lost or silent is thrown away, not given back.
 */
export const withClient = async <Result>(
  pool: PostgresPool,
  {
    limit,
    translate,
    work,
  }: {
    readonly limit: number;
    readonly translate: (error: unknown) => unknown;
    readonly work: (
      client: PostgresPoolClient,
      /** Has the client thrown away afterwards. */
      discard: () => void,
    ) => Promise<Result>;
  },
): Promise<Result> => {
  const client = await takeClient(pool, limit).catch((error: unknown) => {
    throw translate(error);
  });
  // A connection that breaks between two statements also rejects the next one: that is enough.
  client.on("error", ignore);
  let broken = false;
  try {
    return await work(client, () => (broken = true));
  } catch (error) {
    broken ||= OutreachError.isInstance(error) && error.code === "database-unavailable";
    throw error;
  } finally {
    client.removeListener("error", ignore);
    client.release(broken);
  }
};

const takeClient = (pool: PostgresPool, limit: number): Promise<PostgresPoolClient> =>
  new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      const detail = `The pool had no connection for ${limit} ms.`;
      reject(new DatabaseUnavailableError({ reason: "timeout", detail }));
    }, limit);
    pool.connect().then(
      (client) => {
        clearTimeout(timer);
        if (late) client.release();
        else resolve(client);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });

const ignore = (): void => undefined;
