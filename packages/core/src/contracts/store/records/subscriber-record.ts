import type { Instant } from "../../../model/instant.ts";

/** How far one subscriber has come. One row a name, for all tenants. */
export interface SubscriberRecord {
  readonly name: string;
  /** The place in the event log behind what it has handled. Null: the start. */
  readonly cursor: string | null;
  /** Failures in a row at this place; 0 when the last delivery went well. */
  readonly failures: number;
  /** After a failure: not before. */
  readonly retryAt: Instant | null;
  /** Of the last failure: a code, never a message. */
  readonly code: string | null;
  /** The event that it failed on. */
  readonly eventId: string | null;
  readonly createdAt: Instant;
  /** When it last handled something. */
  readonly deliveredAt: Instant | null;
}
