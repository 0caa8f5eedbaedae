import type { EnrollmentFacts, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

interface Kept {
  readonly facts: EnrollmentFacts;
  /** Nothing that happened since counts at the next claim, not even to the enrollment itself. */
  readonly ofLook: boolean;
}

/**
 * Facts are read with the look, and decided on as if nothing had happened since. What goes with an
 * enrollment is not read again either while that stays as it is.
 */
export function staleFacts(store: Store): Store {
  const kept = new Map<string, Kept>();
  const keep = (facts: EnrollmentFacts, { ofLook }: Pick<Kept, "ofLook">): EnrollmentFacts => {
    const { enrollment } = facts;
    const old = kept.get(enrollment.id);
    const { version } = enrollment;
    const isSame = old?.facts.enrollment.version === version;
    const stale = old && (isSame || (!ofLook && old.ofLook)) ? old.facts : facts;
    kept.set(enrollment.id, { facts: stale, ofLook });
    return { ...stale, enrollment: { ...stale.enrollment, version } };
  };
  return wrapSessions(store, (session) => ({
    ...session,
    queue: {
      ...session.queue,
      async readCandidates(request) {
        const found = await session.queue.readCandidates(request);
        const keys = found.map(({ tenantId, enrollmentId }) => ({ tenantId, id: enrollmentId }));
        for (const facts of await session.enrollments.readFacts(keys))
          keep(facts, { ofLook: true });
        return found;
      },
    },
    dispatch: {
      ...session.dispatch,
      async readClaimFacts(request) {
        const fresh = await session.dispatch.readClaimFacts(request);
        return { ...fresh, facts: fresh.facts.map((facts) => keep(facts, { ofLook: false })) };
      },
    },
  }));
}
