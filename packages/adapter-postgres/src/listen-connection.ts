import type { PostgresClient, PostgresNotification } from "./postgres-pool.ts";

/** A connection that nobody else uses. */
export interface ListenConnection extends PostgresClient {
  onNotification(listener: (message: PostgresNotification) => void): void;
  /** Resolves when it broke. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}
