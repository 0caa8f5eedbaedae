import type { Subscriber } from "../../contracts/subscriber.ts";
import type { Instant } from "../../model/instant.ts";
import type { Engine } from "../engine.ts";
import { deliverBatch } from "./deliver-batch.ts";
import { noteFailure } from "./note-failure.ts";

/** Events in one transaction of a handler. */
const BATCH = 100;

export interface EventDelivery {
  /** Something was delivered, so that there may be more. */
  readonly more: boolean;
  /** When a subscriber that backs off is tried again. */
  readonly retryAt: Instant | null;
}

/**
 * Tells the host's subscribers of what has happened: one batch each, in turn, so that neither a
 * backlog nor a failure of one holds up another. Any number of processes may call it at once; each
 * subscriber is run by one of them. One read when there is nothing to tell.
 */
export async function deliverEvents(engine: Engine): Promise<EventDelivery> {
  if (engine.subscribers.length === 0) return { more: false, retryAt: null };
  const rows = await findDue(engine);
  const retries: (Instant | null)[] = [];
  let more = false;
  for (const subscriber of engine.subscribers) {
    const row = rows.find((each) => each.subscriber.name === subscriber.name);
    if (!row?.due) {
      retries.push(row?.subscriber.retryAt ?? null);
      continue;
    }
    // Read now, as the connection may be held by the handler's transaction later.
    await engine.keys();
    const { moved, retryAt } = await deliverTo(engine, subscriber);
    more ||= moved;
    retries.push(retryAt);
  }
  const known = retries.filter((retryAt) => retryAt !== null);
  return { more, retryAt: known.length === 0 ? null : Math.min(...known) };
}

/** The configured subscribers' rows; a name that has none yet gets one. */
async function findDue(engine: Engine) {
  const now = await engine.clock.now();
  const request = { names: engine.subscribers.map(({ name }) => name), now };
  const rows = await engine.store.read((session) => session.subscribers.findDue(request));
  const known = new Set(rows.map(({ subscriber }) => subscriber.name));
  const missing = engine.subscribers.filter(({ name }) => !known.has(name));
  if (missing.length === 0) return rows;
  await engine.store.transaction(async (session) => {
    for (const { name, from = "now" } of missing)
      await session.subscribers.insertIfAbsent({ name, from, createdAt: now });
  });
  return await engine.store.read((session) => session.subscribers.findDue(request));
}

interface Delivered {
  /** Its place moved on. */
  readonly moved: boolean;
  readonly retryAt: Instant | null;
}

async function deliverTo(engine: Engine, subscriber: Subscriber): Promise<Delivered> {
  let result = await deliverBatch(engine, subscriber, { most: BATCH });
  let moved = result.outcome === "moved";
  // One of them fails: those before it are handled, and it is met alone.
  for (let left = result.outcome === "failed" && result.size > 1 ? result.size : 0; left > 0;) {
    result = await deliverBatch(engine, subscriber, { most: 1 });
    left = result.outcome === "moved" ? left - 1 : 0;
    moved ||= result.outcome === "moved";
  }
  const { failure } = result;
  return { moved, retryAt: failure ? await noteFailure(engine, subscriber.name, failure) : null };
}
