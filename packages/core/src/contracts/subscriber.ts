import type { EventType } from "../model/event-types.ts";
import type { OutreachEvent } from "./outreach-event.ts";
import type { SqlExecutor } from "./store/sql-executor.ts";

/**
 * A part of the host that is told of events, durably: each event at least once, an entity's by their
 * version, from one process at a time. How far it has come is kept under its name in the database;
 * a name that is no longer given leaves its place there and goes on from it when it comes back.
 */
export interface Subscriber {
  /** Names its place in the log: 1 to 60 of a-z, 0-9 and "-". */
  readonly name: string;
  /** Types of events; at least one. */
  readonly on: readonly EventType[];
  /** Where a new name begins: with what happens after its first round (default), or with the log. */
  readonly from?: "now" | "start";
  /**
   * Handles up to 100 events of one tenant, oldest first. What it writes through `transaction` is
   * committed together with its place, so that in the same database each event has its effect once;
   * effects elsewhere may be repeated after a crash. It runs in a transaction: keep it short, with no
   * call to a slow service, and give each call of the library inside it `transaction`. When it
   * rejects, everything is rolled back; the events come again one by one, and the one that fails is
   * tried after 1, 5 and 15 minutes, then every hour. Nothing is ever skipped: what shall be left out,
   * the handler leaves out.
   */
  readonly handle: (
    events: readonly OutreachEvent[],
    context: SubscriberContext,
  ) => Promise<void> | void;
}

export interface SubscriberContext {
  /** The host's key of the tenant, as `outreach.tenant(key)` takes it. */
  readonly tenant: string;
  /** Our id of it. */
  readonly tenantId: string;
  /** The transaction that also moves the subscriber's place. */
  readonly transaction: SqlExecutor;
}
