import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** A worker takes its own old token for the current one. Plant it in each worker's own handle. */
export function settleIgnoresFence(store: Store): Store {
  const claimed = new Map<string, number>();
  return wrapSessions(store, (session) => {
    const stored = new Map<string, number>();
    let settles = false;
    return {
      ...session,
      dispatch: {
        ...session.dispatch,
        lockForSettle(request) {
          settles = true;
          return session.dispatch.lockForSettle(request);
        },
        async lockDeliveries(keys) {
          const rows = await session.dispatch.lockDeliveries(keys);
          if (!settles) return rows;
          return rows.map((row) => {
            stored.set(row.id, row.fence);
            return { ...row, fence: claimed.get(row.id) ?? row.fence };
          });
        },
      },
      apply(changes) {
        const { insert = [], update = [] } = changes.deliveries ?? {};
        if ((changes.leases?.insert ?? []).length > 0)
          for (const row of [...insert, ...update.map((change) => change.row)])
            claimed.set(row.id, row.fence);
        return session.apply({
          ...changes,
          deliveries: {
            insert,
            update: update.map((change) => ({
              ...change,
              fromFence: stored.get(change.row.id) ?? change.fromFence,
            })),
          },
        });
      },
    };
  });
}
