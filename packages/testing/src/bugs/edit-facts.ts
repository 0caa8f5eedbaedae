import type { EnrollmentFacts, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../store/wrap-sessions.ts";

/** A store that lies about what decisions are made on. */
export function editFacts(store: Store, edit: (facts: EnrollmentFacts) => EnrollmentFacts): Store {
  return wrapSessions(store, (session) => ({
    ...session,
    enrollments: {
      ...session.enrollments,
      readFacts: async (keys) => (await session.enrollments.readFacts(keys)).map(edit),
    },
    dispatch: {
      ...session.dispatch,
      readClaimFacts: async (request) => {
        const read = await session.dispatch.readClaimFacts(request);
        return { ...read, facts: read.facts.map(edit) };
      },
    },
  }));
}
