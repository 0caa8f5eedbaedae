import type { ChangeSet, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../store/wrap-sessions.ts";

/** A store that writes something else than it was told. */
export function editChanges(store: Store, edit: (changes: ChangeSet) => ChangeSet): Store {
  return wrapSessions(store, (session) => ({
    ...session,
    apply: (changes) => session.apply(edit(changes)),
  }));
}
