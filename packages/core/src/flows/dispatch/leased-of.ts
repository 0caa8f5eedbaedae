import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { LeasedDelivery } from "../../contracts/store/records/lease-record.ts";

/** What a lease has to know to be recovered by itself. */
export function leasedOf(deliveries: readonly DeliveryRecord[]): readonly LeasedDelivery[] {
  return deliveries.map(({ tenantId, id, enrollmentId }) => ({ tenantId, id, enrollmentId }));
}
