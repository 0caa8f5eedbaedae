import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** Suppressions are looked up once, when an enrollment is first planned; a later one stops nothing. */
export function suppressionWhenQueued(store: Store): Store {
  const queued = new Map<string, boolean>();
  return wrapSessions(store, (session) => ({
    ...session,
    enrollments: {
      ...session.enrollments,
      lockLiveOfContacts: async () => [],
      async readFacts(keys) {
        const found = await session.enrollments.readFacts(keys);
        return found.map((facts) => {
          const suppressed = queued.get(facts.enrollment.id) ?? facts.suppressed;
          queued.set(facts.enrollment.id, suppressed);
          return { ...facts, suppressed };
        });
      },
    },
  }));
}
