import type { DeliveryRecord, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../../store/wrap-sessions.ts";

const withOtherKey = (row: DeliveryRecord): DeliveryRecord =>
  row.state === "unknown" && row.requestKey !== null
    ? { ...row, requestKey: otherKey(row.requestKey) }
    : row;

export const newKeyOnRecovery = (store: Store): Store =>
  wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      findRecoverable: async (request) =>
        (await session.dispatch.findRecoverable(request)).map(withOtherKey),
      lockDeliveries: async (keys) =>
        (await session.dispatch.lockDeliveries(keys)).map(withOtherKey),
    },
  }));

function otherKey(key: string): string {
  return `${key.startsWith("0") ? "1" : "0"}${key.slice(1)}`;
}
