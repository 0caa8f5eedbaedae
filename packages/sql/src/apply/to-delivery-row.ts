import type { DeliveryRecord } from "@outreachkit/core/plugin";

/** The record with what the table keeps beside it: when an unknown one is due for recovery. */
export const toDeliveryRow = (delivery: DeliveryRecord) => ({
  ...delivery,
  recoverAt: delivery.state === "unknown" ? delivery.retryAt : null,
});
