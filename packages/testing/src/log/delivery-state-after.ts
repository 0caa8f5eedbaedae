import type { DeliveryState, EventType } from "@outreachkit/core";

/** Where a delivery is after an event; others leave it where it was. */
export const deliveryStateAfter: ReadonlyMap<EventType, DeliveryState> = new Map([
  ["delivery-queued", "queued"],
  ["delivery-released", "queued"],
  ["delivery-deferred", "queued"],
  ["delivery-disproved", "queued"],
  ["delivery-sent", "sent"],
  ["delivery-failed", "failed"],
  ["delivery-uncertain", "unknown"],
  ["delivery-needs-review", "needs-review"],
  ["delivery-skipped", "skipped"],
  ["delivery-cancelled", "cancelled"],
]);
