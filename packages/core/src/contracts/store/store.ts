import type { Instant } from "../../model/instant.ts";
import type { SqlExecutor } from "./sql-executor.ts";
import type { StoreSession } from "./store-session.ts";
import type { WakeUpListener } from "./wake-ups.ts";

export interface MigrationReport {
  /** Names of the migrations that this call applied, in order. Empty when the schema was current. */
  readonly applied: readonly string[];
}

export interface TransactionOptions {
  /** Run inside the host's transaction instead of an own one. */
  readonly transaction?: SqlExecutor;
}

/**
 * Where everything is kept. A store holds no rule: it reads facts, locks rows and applies changes
 * that were decided elsewhere, all of a change set or none of it.
 */
export interface Store {
  readonly specificationVersion: "v1";
  /** Such as `sqlite` or `postgres`; for messages, never for decisions. */
  readonly name: string;
  /** Brings the schema up to date. Safe when many processes call it at once. Idempotent. */
  migrate(): Promise<MigrationReport>;
  /** Resolves when the schema is the one this version needs; else throws `SchemaVersionError`. */
  ready(): Promise<void>;
  /**
   * The library's own keys by name, for hosts that give none: `suppression` and `tokens`, 32 random
   * bytes in hexadecimal, made once by the first `migrate()`. Without a schema: `SchemaVersionError`.
   * With a `transaction` it MUST need no other connection.
   */
  readSecrets(options?: TransactionOptions): Promise<Readonly<Record<string, string>>>;
  /** Releases what the store opened itself. A pool that the host passed stays open. Idempotent. */
  close(): Promise<void>;
  /**
   * The one clock of all workers. PostgreSQL: `clock_timestamp()`. With a `transaction` it MUST need
   * no other connection: a host that holds its pool's last one would wait for itself.
   */
  now(options?: TransactionOptions): Promise<Instant>;
  /**
   * Runs `work` in one transaction (READ COMMITTED or stronger) and commits when it resolves. MUST
   * roll back and rethrow when it rejects. MUST NOT run `work` again by itself. Without
   * `transaction` it opens its own; nesting one inside another on a single-connection store MUST
   * throw `NestedTransactionError` instead of waiting for itself. `transaction` is the same one for
   * statements of the host; after the end of `work` it MUST refuse them.
   */
  transaction<Result>(
    work: (session: StoreSession, transaction: SqlExecutor) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;
  /** Runs reads outside a transaction; each statement sees what was committed before it. */
  read<Result>(
    work: (session: StoreSession) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;
  /**
   * A transaction for the host on the store's own connection, for hosts that share the embedded
   * database. `NotSupportedError` where the host has its own pool.
   */
  hostTransaction<Result>(work: (transaction: SqlExecutor) => Promise<Result>): Promise<Result>;
  /**
   * Optional. Calls `listener.onWake` after a change set with `wakeWorkers` was committed: through
   * this store object at once, through others as far as the database can tell. Resolves nothing and
   * opens connections in the background; gives a function that ends it and resolves once what it had
   * opened is released.
   */
  listen?(listener: WakeUpListener): () => Promise<void>;
}
