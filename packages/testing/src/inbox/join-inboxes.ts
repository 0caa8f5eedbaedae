import type { Inbox } from "./inbox.ts";

/** Several sources of signals as one. */
export function joinInboxes(inboxes: readonly Inbox[]): Inbox {
  return {
    async nextAt() {
      const instants = await Promise.all(inboxes.map((inbox) => inbox.nextAt()));
      const known = instants.filter((instant) => instant !== null);
      return known.length > 0 ? Math.min(...known) : null;
    },
    async deliver(now) {
      let count = 0;
      for (const inbox of inboxes) count += await inbox.deliver(now);
      return count;
    },
  };
}
