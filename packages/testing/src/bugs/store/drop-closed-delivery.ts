import type { DeliveryRecord, Store } from "@outreachkit/core/plugin";
import { editChanges } from "../edit-changes.ts";

const isClosed = ({ state }: DeliveryRecord) => state === "cancelled" || state === "skipped";

/** What will not be sent gets no end of its own. */
export const dropClosedDelivery = (store: Store): Store =>
  editChanges(store, (changes) => ({
    ...changes,
    deliveries: {
      ...changes.deliveries,
      insert: (changes.deliveries?.insert ?? []).filter((row) => !isClosed(row)),
    },
    events: (changes.events ?? []).filter(
      ({ type }) => type !== "delivery-cancelled" && type !== "delivery-skipped",
    ),
  }));
