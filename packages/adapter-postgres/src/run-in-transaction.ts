import type { PostgresPool, PostgresPoolClient } from "./postgres-pool.ts";

/**
 * One message. Every statement of ours has an index made for it, and a plan without that index is
 * only ever chosen while a table is new and its statistics are not; compiling plans costs more
 * than running them.
 */
const begin =
  "begin isolation level read committed; set local enable_seqscan = off; set local jit = off";

/** Begins, works, commits; rolls back what throws. A client that cannot roll back is not kept. */
export const runInTransaction = async <Result>(
  pool: PostgresPool,
  work: (client: PostgresPoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  // A connection that breaks between two statements also rejects the next one: that is enough.
  client.on("error", ignore);
  let broken = false;
  try {
    await client.query({ text: begin });
    const result = await work(client);
    await client.query({ text: "commit" });
    return result;
  } catch (error) {
    try {
      await client.query({ text: "rollback" });
    } catch {
      broken = true;
    }
    throw error;
  } finally {
    client.removeListener("error", ignore);
    client.release(broken);
  }
};

const ignore = (): void => undefined;
