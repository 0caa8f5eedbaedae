import type { ChangeSet, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** The common shape: what is due is read and sent, and only then marked. The claim is kept in memory. */
export function readSendMark(store: Store): Store {
  const unwritten = new Map<string, ChangeSet>();
  return wrapSessions(store, (session) => {
    let claims = false;
    return {
      ...session,
      dispatch: {
        ...session.dispatch,
        lockForClaim(request) {
          claims = true;
          return session.dispatch.lockForClaim(request);
        },
        async lockForSettle(request) {
          const claim = unwritten.get(request.leaseId);
          if (claim) await session.apply(claim);
          return await session.dispatch.lockForSettle(request);
        },
      },
      async apply(changes) {
        const [lease] = changes.leases?.insert ?? [];
        if (!claims || !lease) {
          await session.apply(changes);
          return;
        }
        unwritten.set(lease.id, changes);
      },
    };
  });
}
