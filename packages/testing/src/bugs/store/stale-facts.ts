import type { EnrollmentFacts, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** What was read of an enrollment once is decided on until the enrollment itself changes. */
export function staleFacts(store: Store): Store {
  const kept = new Map<string, EnrollmentFacts>();
  const keep = (facts: EnrollmentFacts): EnrollmentFacts => {
    const { enrollment } = facts;
    const old = kept.get(enrollment.id);
    if (old?.enrollment.version === enrollment.version) return { ...old, enrollment };
    kept.set(enrollment.id, facts);
    return facts;
  };
  return wrapSessions(store, (session) => ({
    ...session,
    queue: {
      ...session.queue,
      async readCandidates(request) {
        const found = await session.queue.readCandidates(request);
        const keys = found.map(({ tenantId, enrollmentId }) => ({ tenantId, id: enrollmentId }));
        for (const facts of await session.enrollments.readFacts(keys)) keep(facts);
        return found;
      },
    },
    dispatch: {
      ...session.dispatch,
      async readClaimFacts(request) {
        const fresh = await session.dispatch.readClaimFacts(request);
        return { ...fresh, facts: fresh.facts.map(keep) };
      },
    },
  }));
}
