import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

/** Every copy of a signal is another signal. */
export function inboundTwice(store: Store): Store {
  let copies = 0;
  return wrapSessions(store, (session) => ({
    ...session,
    restrictions: {
      ...session.restrictions,
      insertInbound(signals) {
        copies += 1;
        return session.restrictions.insertInbound(
          signals.map((row) => ({ ...row, externalId: `${row.externalId}#${row.id}#${copies}` })),
        );
      },
    },
  }));
}
