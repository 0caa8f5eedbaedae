import type { EnrollmentFacts, Store } from "@outreachkit/core/plugin";
import { editFacts } from "../edit-facts.ts";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** Suppressions are looked up once, when an enrollment is first planned; a later one stops nothing. */
export function suppressionWhenQueued(store: Store): Store {
  const queued = new Map<string, boolean>();
  const asQueued = (facts: EnrollmentFacts): EnrollmentFacts => {
    const suppressed = queued.get(facts.enrollment.id) ?? facts.suppressed;
    queued.set(facts.enrollment.id, suppressed);
    return { ...facts, suppressed };
  };
  return editFacts(
    wrapSessions(store, (session) => ({
      ...session,
      enrollments: { ...session.enrollments, lockLiveOfContacts: async () => [] },
    })),
    asQueued,
  );
}
