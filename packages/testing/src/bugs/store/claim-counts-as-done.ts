import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** What was fetched counts as dealt with: an ended lease is cleared away, and what it held is forgotten. */
export const claimCountsAsDone = (store: Store): Store =>
  wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      lockExpiredLeases: async (request) => {
        const leases = await session.dispatch.lockExpiredLeases(request);
        return leases.map((lease) => ({ ...lease, deliveries: [] }));
      },
    },
  }));
