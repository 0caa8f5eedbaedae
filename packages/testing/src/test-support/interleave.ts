import type { Store } from "@outreachkit/core/plugin";
import { wrapGroups } from "../store/wrap-groups.ts";
import { wrapSessions } from "../store/wrap-sessions.ts";

/** Lets something happen once between an operation outside a transaction and the next transaction. */
export function interleave(
  store: Store,
  options: { readonly after: string; readonly happen: () => Promise<unknown> },
): Store {
  let reached = false;
  let happened = false;
  const watched = wrapSessions(store, (session) =>
    wrapGroups(session, (name, call) => {
      if (name === options.after) reached = true;
      return call();
    }),
  );
  return {
    ...watched,
    async transaction(work, transactionOptions) {
      if (reached && !happened) {
        happened = true;
        await options.happen();
      }
      return await watched.transaction(work, transactionOptions);
    },
  };
}
