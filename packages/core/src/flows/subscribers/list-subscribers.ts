import type { SubscriberProgress } from "../../contracts/store/subscriber-store.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import type { Engine } from "../engine.ts";

/** How a subscriber fares, for operators and health checks. */
export interface SubscriberStatus {
  readonly name: string;
  /** False for a place in the log whose subscriber is not among this process's options. */
  readonly configured: boolean;
  /**
   * Settled events after its place, of any type and tenant, counted up to 1,000. It grows while no
   * worker runs, while it backs off, and for ever where nobody configures it.
   */
  readonly behind: number;
  /** When the first of them happened: its lag. Null when it has caught up. */
  readonly oldestAt: string | null;
  /** In a row; 0 when the last delivery went well. */
  readonly failures: number;
  readonly retryAt: string | null;
  /** The code of the last failure's error, or the name of its class. */
  readonly code: string | null;
  /** The event that it fails on. */
  readonly eventId: string | null;
  readonly deliveredAt: string | null;
}

/** All subscribers: those that have a place in the log, and those that have yet to get one. */
export async function listSubscribers(engine: Engine): Promise<readonly SubscriberStatus[]> {
  const rows = await engine.store.read((session) => session.subscribers.listProgress());
  const configured = new Set(engine.subscribers.map(({ name }) => name));
  const known = new Set(rows.map(({ subscriber }) => subscriber.name));
  return [
    ...rows.map((row) => toStatus(row, configured.has(row.subscriber.name))),
    ...[...configured].filter((name) => !known.has(name)).map(statusOfNew),
  ].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function toStatus(
  { subscriber, behind, oldestAt }: SubscriberProgress,
  configured: boolean,
): SubscriberStatus {
  return {
    name: subscriber.name,
    configured,
    behind,
    oldestAt: formatOptionalInstant(oldestAt),
    failures: subscriber.failures,
    retryAt: formatOptionalInstant(subscriber.retryAt),
    code: subscriber.code,
    eventId: subscriber.eventId,
    deliveredAt: formatOptionalInstant(subscriber.deliveredAt),
  };
}

function statusOfNew(name: string): SubscriberStatus {
  return {
    name,
    configured: true,
    behind: 0,
    oldestAt: null,
    failures: 0,
    retryAt: null,
    code: null,
    eventId: null,
    deliveredAt: null,
  };
}
