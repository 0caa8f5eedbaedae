import type { Instant, SqlExecutor, WakeUpListener } from "@outreachkit/core/plugin";
import type { SqlConnection } from "../session/sql-connection.ts";

/** What an adapter brings: connections, transactions, the clock and randomness. */
export interface SqlDriver {
  /** For single statements outside a transaction. */
  readonly connection: SqlConnection;
  /**
   * Runs `work` in a transaction, READ COMMITTED or stronger and able to write from the start;
   * commits when it resolves, rolls back and rethrows when it rejects. Never runs it again.
   */
  transaction<Result>(work: (connection: SqlConnection) => Promise<Result>): Promise<Result>;
  /** A transaction for the host; throws `NotSupportedError` where the host has its own connection. */
  hostTransaction<Result>(work: (transaction: SqlExecutor) => Promise<Result>): Promise<Result>;
  now(): Promise<Instant>;
  /** Hears other processes; where there is nothing to hear it is left out. See `Store.listen`. */
  listen?(listener: WakeUpListener): () => Promise<void>;
  /**
   * Tells other processes that work was committed: soon, in the background, never failing. Left out
   * where nobody else could hear it.
   */
  notifyWorkers?(): void;
  /** See `Store.isUnavailable`. */
  isUnavailable(error: unknown): boolean;
  /** 32 random bytes in hexadecimal. */
  createSecret(): string;
  /** Releases what the adapter opened itself. Idempotent. */
  close(): Promise<void>;
}
