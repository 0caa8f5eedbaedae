import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

export const noCapacityGuard = (store: Store): Store =>
  wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      readClaimFacts: async (request) => ({
        ...(await session.dispatch.readClaimFacts(request)),
        used: [],
      }),
    },
    apply: (changes) =>
      session.apply({
        ...changes,
        ...(changes.capacity && {
          capacity: changes.capacity.map((change) => ({ ...change, cap: null })),
        }),
      }),
  }));
