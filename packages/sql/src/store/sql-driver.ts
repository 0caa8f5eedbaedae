import type { Instant, SqlExecutor, WakeUpListener } from "@outreachkit/core/plugin";
import type { SqlConnection } from "../session/sql-connection.ts";

/** What an adapter brings: connections, transactions, the clock and randomness. */
export interface SqlDriver {
  /** For single statements outside a transaction. */
  readonly connection: SqlConnection;
  /**
   * Runs `work` in a transaction, READ COMMITTED or stronger and able to write from the start;
   * commits when it resolves, rolls back and rethrows when it rejects. Never runs it again. `executor`
   * is the same connection for statements of the host; both refuse them once `work` has ended.
   */
  transaction<Result>(
    work: (connection: SqlConnection, executor: SqlExecutor) => Promise<Result>,
    options?: {
      /** No time-outs: for migrations. */
      readonly unhurried?: boolean;
    },
  ): Promise<Result>;
  /** A transaction for the host; throws `NotSupportedError` where the host has its own connection. */
  hostTransaction<Result>(work: (transaction: SqlExecutor) => Promise<Result>): Promise<Result>;
  /** Through the host's connection inside its transaction, where asking takes one. */
  now(transaction?: SqlExecutor): Promise<Instant>;
  /**
   * An error of the database as one of the library's, without a value that a statement bound; any
   * other error as it is. For statements that run on a host's connection; the driver's own
   * connections translate by themselves.
   */
  translateError(error: unknown): unknown;
  /** Hears other processes; where there is nothing to hear it is left out. See `Store.listen`. */
  listen?(listener: WakeUpListener): () => Promise<void>;
  /**
   * Tells other processes that work was committed: soon, in the background, never failing. Left out
   * where nobody else could hear it.
   */
  notifyWorkers?(): void;
  /** 32 random bytes in hexadecimal. */
  createSecret(): string;
  /** Releases what the adapter opened itself. Idempotent. */
  close(): Promise<void>;
}
