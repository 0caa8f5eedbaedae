import type { EventRecord, Store, StoreSession } from "@outreachkit/core/plugin";

/** Events are written for themselves, whatever becomes of the moves they tell of. */
export function eventsOutsideTransaction(store: Store): Store {
  return {
    ...store,
    async transaction(work, options) {
      const events: EventRecord[] = [];
      const collect = (session: StoreSession): StoreSession => ({
        ...session,
        apply(changes) {
          events.push(...(changes.events ?? []));
          return session.apply({ ...changes, events: [] });
        },
      });
      try {
        return await store.transaction(
          (session, transaction) => work(collect(session), transaction),
          options,
        );
      } finally {
        if (events.length > 0) await store.transaction((session) => session.apply({ events }));
      }
    },
  };
}
