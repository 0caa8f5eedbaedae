import { setImmediate } from "node:timers/promises";
import type { Store } from "@outreachkit/core";
import type { Marker } from "../markers/markers.ts";
import { observeSession, type SessionObserver } from "./observe-session.ts";
import { trackTransaction } from "./track-transaction.ts";

/** The same store, which passes a marker at each point where a worker may be killed. */
export function markStore(store: Store, pass: (marker: Marker) => void): Store {
  const reads: SessionObserver = {
    before(method) {
      if (method === "queue.readReadyHeads") pass("look.before");
    },
    after(method, result) {
      if (method === "queue.readCandidates") pass("look.after");
      const found = Array.isArray(result) && result.length > 0;
      if (method === "dispatch.findRecoverable" && found) pass("recovery.found");
    },
  };
  return {
    ...store,
    async transaction(work, options) {
      const tracked = trackTransaction(pass);
      const result = await store.transaction(async (session, executor) => {
        const worked = await work(observeSession(session, tracked.observer), executor);
        tracked.beforeCommit();
        return worked;
      }, options);
      // On SQLite all transactions of a worker take turns on one connection, and the next one may have
      // begun by now: a worker that is stopped in the middle of it would keep everybody else out.
      // Whatever has begun ends before the event loop turns, as nothing in it waits for more.
      await setImmediate();
      tracked.afterCommit();
      return result;
    },
    read: (work, options) => store.read((session) => work(observeSession(session, reads)), options),
  };
}
