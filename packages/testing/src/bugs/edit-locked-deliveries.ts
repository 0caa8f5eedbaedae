import type { DeliveryRecord, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "../store/wrap-sessions.ts";

/** A store that lies about the deliveries it locks. */
export function editLockedDeliveries(
  store: Store,
  edit: (row: DeliveryRecord) => DeliveryRecord,
): Store {
  return wrapSessions(store, (session) => ({
    ...session,
    dispatch: {
      ...session.dispatch,
      lockDeliveries: async (keys) => (await session.dispatch.lockDeliveries(keys)).map(edit),
    },
  }));
}
