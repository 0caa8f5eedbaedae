import type { Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

export const newKeyOnRecovery = (store: Store): Store =>
  wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      lockDeliveries: async (keys) =>
        (await session.dispatch.lockDeliveries(keys)).map((row) =>
          row.state === "unknown" && row.requestKey !== null
            ? { ...row, requestKey: otherKey(row.requestKey) }
            : row,
        ),
    },
  }));

function otherKey(key: string): string {
  return `${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`;
}
