import type { StoredEventRecord } from "../../contracts/store/records/event-record.ts";
import type { SqlExecutor } from "../../contracts/store/sql-executor.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Subscriber } from "../../contracts/subscriber.ts";
import type { Engine } from "../engine.ts";
import { failureCode } from "./failure-code.ts";
import { toOutreachEvent } from "./to-outreach-event.ts";

/** The stretch of the log that is looked at for one batch. */
const LOOKED_AT = 500;

export interface BatchResult {
  readonly outcome:
    /** The place in the log moved on. */
    | "moved"
    /** Nothing is settled behind it, another process runs it, or it backs off. */
    | "resting"
    | "failed";
  /** Events that were given to the handler. */
  readonly size: number;
  /** What the handler was given last, and where that was read: for the note of a failure. */
  readonly failure?: {
    readonly code: string;
    readonly eventId: string;
    readonly cursor: string | null;
    readonly failures: number;
  };
}

/**
 * One batch of one subscriber: its handler and its place move in one transaction, which holds its
 * cursor and nothing else. What the store refuses before the handler was called is thrown.
 */
export async function deliverBatch(
  engine: Engine,
  subscriber: Subscriber,
  { most }: { readonly most: number },
): Promise<BatchResult> {
  const now = await engine.clock.now();
  let size = 0;
  let given: Omit<NonNullable<BatchResult["failure"]>, "code"> | undefined;
  try {
    return await engine.store.transaction(async (session, transaction): Promise<BatchResult> => {
      const row = await session.subscribers.lock(subscriber.name);
      if (!row || (row.retryAt !== null && row.retryAt > now)) return { outcome: "resting", size };
      const settled = await session.events.readSettled({
        types: subscriber.on,
        after: row.cursor,
        limit: LOOKED_AT,
      });
      // What failed is met alone, so that nothing fails with it.
      const events = settled.events.slice(0, row.failures > 0 ? 1 : most);
      const [first] = events;
      const cut = events.length < settled.events.length;
      const cursor = (cut ? events.at(-1)?.cursor : undefined) ?? settled.end;
      if (cursor === row.cursor) return { outcome: "resting", size };
      if (first) {
        size = events.length;
        given = { eventId: first.id, cursor: row.cursor, failures: row.failures };
        await handle(session, transaction, { subscriber, events });
      }
      const deliveredAt = first ? now : row.deliveredAt;
      const healthy = { failures: 0, retryAt: null, code: null, eventId: null };
      await session.subscribers.save({ ...row, ...healthy, cursor, deliveredAt });
      return { outcome: "moved", size };
    });
  } catch (error) {
    if (!given) throw error;
    return { outcome: "failed", size, failure: { ...given, code: failureCode(error) } };
  }
}

/** A handler never sees the events of two tenants at once. */
async function handle(
  session: StoreSession,
  transaction: SqlExecutor,
  options: {
    readonly subscriber: Subscriber;
    readonly events: readonly StoredEventRecord[];
  },
): Promise<void> {
  const { subscriber, events } = options;
  for (const [tenantId, own] of Map.groupBy(events, (event) => event.tenantId)) {
    const tenant = await session.tenants.get(tenantId);
    const context = { tenant: tenant?.key ?? "", tenantId, transaction };
    await subscriber.handle(own.map(toOutreachEvent), context);
  }
}
