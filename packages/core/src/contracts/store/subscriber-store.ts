import type { Instant } from "../../model/instant.ts";
import type { SubscriberRecord } from "./records/subscriber-record.ts";

/** A subscriber's row and what is ahead of it. */
export interface SubscriberProgress {
  readonly subscriber: SubscriberRecord;
  /** Settled events after its cursor, of any type and tenant, counted up to 1,000. */
  readonly behind: number;
  /** When the first of them happened. */
  readonly oldestAt: Instant | null;
}

/** Cursors of the host's subscribers: one a name over all tenants, exempt from tenancy by name. */
export interface SubscriberStore {
  /**
   * Inserts a row that starts at the log's `start`, or behind what is settled `now`. A name that
   * exists is left alone, also when another transaction just took it.
   */
  insertIfAbsent(request: {
    readonly name: string;
    readonly from: "now" | "start";
    readonly createdAt: Instant;
  }): Promise<void>;
  /**
   * The rows of these names, and whether each is due: it does not back off at `now`, and there is a
   * settled event after its cursor. One cheap read; not locked. Order: by name.
   */
  findDue(request: {
    readonly names: readonly string[];
    readonly now: Instant;
  }): Promise<readonly { readonly subscriber: SubscriberRecord; readonly due: boolean }[]>;
  /**
   * For update, until the transaction ends. Null when another transaction holds it or nobody has that
   * name: MUST NOT wait, so that one process at a time runs a subscriber.
   */
  lock(name: string): Promise<SubscriberRecord | null>;
  /** Writes the whole row, which the transaction has locked. */
  save(subscriber: SubscriberRecord): Promise<void>;
  /** Every row there is, with what is ahead of it. Order: by name. */
  listProgress(): Promise<readonly SubscriberProgress[]>;
}
