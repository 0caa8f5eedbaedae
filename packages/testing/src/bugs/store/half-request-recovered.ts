import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** Of a call with several members, the first alone is repeated. */
export const halfRequestRecovered = (store: Store): Store =>
  wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      async findRecoverable(request) {
        const found = await session.dispatch.findRecoverable(request);
        return found.filter(
          ({ requestKey }, index) =>
            found.findIndex((other) => other.requestKey === requestKey) === index,
        );
      },
    },
  }));
