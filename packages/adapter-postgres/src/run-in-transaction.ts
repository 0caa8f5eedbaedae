import { DatabaseError, OutreachError } from "@outreachkit/core/plugin";
import { translatePostgresError } from "./errors/translate-postgres-error.ts";
import { beginAlong } from "./begin-along.ts";
import type { PostgresClient, PostgresPool } from "./postgres-pool.ts";
import type { TimeLimits } from "./time-limits.ts";
import { withClient } from "./with-client.ts";

export interface TransactionSettings {
  readonly schema: string;
  readonly limits: TimeLimits;
  /** No time-outs but for the connection: for migrations. */
  readonly unhurried: boolean;
}

/**
 * One message. Every statement of ours has an index made for it, and a plan without that index is
 * only ever chosen while a table is new and its statistics are not; compiling plans costs more
 * than running them. Everything is set for this transaction alone, as behind a pooler the next one
 * has another connection.
 */
const beginWith = ({ limits, unhurried }: TransactionSettings): string => {
  const { statement, lock, idle } = unhurried ? { statement: 0, lock: 0, idle: 0 } : limits;
  return [
    "begin isolation level read committed",
    "set local enable_seqscan = off",
    "set local jit = off",
    `set local statement_timeout = ${statement}`,
    `set local lock_timeout = ${lock}`,
    `set local idle_in_transaction_session_timeout = ${idle}`,
  ].join("; ");
};

/** Begins, works, commits; rolls back what throws. */
export const runInTransaction = async <Result>(
  pool: PostgresPool,
  settings: TransactionSettings,
  work: (
    /** For our own statements: the first of them may go along with `begin`. */
    client: PostgresClient,
    /** For the host's: begins first. */
    begun: PostgresClient,
  ) => Promise<Result>,
): Promise<Result> => {
  const { schema, limits } = settings;
  const translate = (error: unknown) => translatePostgresError(error, { schema });
  return withClient(pool, {
    limit: limits.connect,
    translate,
    work: async (client, discard) => {
      const run = (text: string) => client.query({ text, query_timeout: limits.answer });
      let result: Result;
      try {
        const begun = run(beginWith(settings)).catch((error: unknown) => {
          throw translate(error);
        });
        // Whoever uses the client waits for it; work that ends without a statement does here.
        begun.catch(() => undefined);
        // A host's statement does not say whether it writes: none of them goes along.
        const plain: PostgresClient = { query: (query) => client.query(query) };
        result = await work(beginAlong(client, begun), beginAlong(plain, begun));
        await begun;
      } catch (error) {
        // What is lost rolls back by itself, and a silent connection would not hear us.
        if (!isUnavailable(error)) await run("rollback").catch(discard);
        throw error;
      }
      const { command } = await run("commit").catch((error: unknown) => {
        throw translatePostgresError(error, { schema, committing: true });
      });
      // A failed statement whose error was caught: the server then takes a commit for a rollback.
      if (command === "ROLLBACK") {
        const detail = "an earlier one of the transaction had failed, so that nothing was kept.";
        throw new DatabaseError({ databaseCode: "25P02", detail });
      }
      return result;
    },
  });
};

const isUnavailable = (error: unknown): boolean =>
  OutreachError.isInstance(error) && error.code === "database-unavailable";
