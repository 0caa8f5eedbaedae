import type { Store, StoreSession } from "@outreachkit/core/plugin";

/** Where a session comes from: reads alone, or inside a transaction. */
export type SessionPlace = "read" | "transaction";

/** The same store with each session changed by `wrap`: how crashes, observers and bugs get in. */
export function wrapSessions(
  store: Store,
  wrap: (session: StoreSession, place: SessionPlace) => StoreSession,
): Store {
  return {
    specificationVersion: store.specificationVersion,
    name: store.name,
    migrate: () => store.migrate(),
    ready: () => store.ready(),
    readSecrets: (options) => store.readSecrets(options),
    close: () => store.close(),
    now: (options) => store.now(options),
    hostTransaction: (work) => store.hostTransaction(work),
    transaction: (work, options) =>
      store.transaction(
        (session, transaction) => work(wrap(session, "transaction"), transaction),
        options,
      ),
    read: (work, options) => store.read((session) => work(wrap(session, "read")), options),
  };
}
