import type { SqlExecutor, Store } from "@outreachkit/core/plugin";

/** The tables that the kit reads by itself; see the glossary and DESIGN section 4. */
export type StoreTable =
  | "breaker"
  | "campaign"
  | "campaign_version"
  | "capacity_bucket"
  | "company"
  | "contact"
  | "delivery"
  | "enrichment"
  | "enrollment"
  | "event"
  | "hold"
  | "inbound"
  | "lease"
  | "message"
  | "message_revision"
  | "migration"
  | "queue_head"
  | "queue_hint"
  | "queue_stream"
  | "sender"
  | "subscriber_cursor"
  | "suppression"
  | "task"
  | "tenant";

/** A store on an empty database of its own, for one test. The kit migrates it. */
export interface StoreUnderTest {
  readonly store: Store;
  /**
   * A further handle on the same database, as another process has it. Where there can be only one,
   * as on SQLite in memory, the same handle.
   */
  second(): Store;
  /** The name of a table as it stands in SQL. Columns have the records' names in snake case. */
  table(name: StoreTable): string;
  /** Reads what is committed, past the store, so that it cannot agree with itself. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Leaves the schema as a newer version of the library would. Called after `migrate()`. */
  pretendNewerSchema(): Promise<void>;
  /**
   * Begins a transaction of the host's own, commits it when `work` resolves, rolls it back and
   * rethrows when `work` rejects.
   */
  hostTransaction<Result>(work: (transaction: SqlExecutor) => Promise<Result>): Promise<Result>;
  /** Closes every handle and drops the data. Runs after the test, also when it failed. */
  close(): Promise<void>;
}
