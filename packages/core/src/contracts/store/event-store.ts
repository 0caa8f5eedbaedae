import type { EventType } from "../../model/event-types.ts";
import type { StoredEventRecord } from "./records/event-record.ts";

/**
 * The log in one order for every reader, in which the events of an entity stand by their version.
 * Cursors name a place in that order; a text that the store did not make MUST be refused with
 * `InvalidInputError`. A cursor of null is the start.
 */
export interface EventStore {
  /**
   * What is committed, in order, after a cursor. The newest may still be joined by events that come
   * before them, of transactions that run: who wants every event once uses `readSettled`.
   */
  list(request: {
    readonly tenantId: string;
    readonly entityIds?: readonly string[];
    readonly types?: readonly EventType[];
    readonly after: string | null;
    readonly limit: number;
  }): Promise<readonly StoredEventRecord[]>;
  /**
   * What nothing can come before any more: a reader that goes on at `end` MUST meet every event that
   * is ever committed, once. So it ends before the oldest transaction that may still write, whoever
   * runs it: events may come later, and never not at all. Of one tenant, or of all by name.
   */
  readSettled(request: {
    readonly tenantId?: string;
    /** Others are looked at and left out. */
    readonly types?: readonly EventType[];
    readonly after: string | null;
    /** Most events to look at, up to 1,000; a store may look at fewer. */
    readonly limit: number;
  }): Promise<SettledEvents>;
}

export interface SettledEvents {
  /** In order. */
  readonly events: readonly StoredEventRecord[];
  /** Where to go on. As asked when nothing new is settled. */
  readonly end: string;
  /** False when there was no other settled one at the time. */
  readonly more: boolean;
}
