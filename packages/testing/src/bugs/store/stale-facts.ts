import type { EnrollmentFacts, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** Facts are read with the look, and decided on as if nothing had happened since. */
export function staleFacts(store: Store): Store {
  const stale = new Map<string, EnrollmentFacts>();
  const takeStale = (facts: EnrollmentFacts): EnrollmentFacts => {
    const { id, version } = facts.enrollment;
    const old = stale.get(id);
    stale.delete(id);
    return old ? { ...old, enrollment: { ...old.enrollment, version } } : facts;
  };
  return wrapSessions(store, (session) => ({
    ...session,
    queue: {
      ...session.queue,
      async readCandidates(request) {
        const found = await session.queue.readCandidates(request);
        const keys = found.map(({ tenantId, enrollmentId }) => ({ tenantId, id: enrollmentId }));
        for (const facts of await session.enrollments.readFacts(keys))
          stale.set(facts.enrollment.id, facts);
        return found;
      },
    },
    dispatch: {
      ...session.dispatch,
      async readClaimFacts(request) {
        const fresh = await session.dispatch.readClaimFacts(request);
        return { ...fresh, facts: fresh.facts.map(takeStale) };
      },
    },
  }));
}
