import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";
import { editFacts } from "../edit-facts.ts";

/** A domain that is suppressed stops nobody, and claims do not ask. */
export const ignoreSuppression = (store: Store): Store =>
  wrapSessions(
    editFacts(store, (facts) => ({ ...facts, suppressed: false })),
    (session) => ({
      ...session,
      people: { ...session.people, listIdsOfDomain: async () => [] },
    }),
  );
