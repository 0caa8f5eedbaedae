import { setImmediate } from "node:timers/promises";
import type { EventStore, SettledEvents, Store } from "@outreachkit/core/plugin";

type Request = Omit<Parameters<EventStore["readSettled"]>[0], "limit">;

/** More than enough on any machine: what others' transactions hold back ends before. */
const PATIENCE = 20_000;

/**
 * Reads on until `count` events came. Transactions that are not the test's may hold some back for a
 * while, so it asks again; each answer is a round trip of its own.
 */
export const readSettled = async (
  store: Store,
  request: Request,
  { count, limit = 100 }: { readonly count: number; readonly limit?: number },
): Promise<SettledEvents> => {
  const events: SettledEvents["events"][number][] = [];
  let { after } = request;
  for (const deadline = performance.now() + PATIENCE; ;) {
    const page = await store.read((session) =>
      session.events.readSettled({ ...request, after, limit }),
    );
    events.push(...page.events);
    after = page.end;
    // A database in the process answers at once: without a turn, writers would never get on.
    await setImmediate();
    if (events.length >= count || performance.now() > deadline) return { ...page, events };
  }
};
