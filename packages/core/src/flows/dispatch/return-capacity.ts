import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { Changes } from "../changes/create-changes.ts";

/** A call that was proven not accepted gives its unit back to the day it was taken from. */
export function returnCapacity(changes: Changes, delivery: DeliveryRecord): void {
  if (delivery.capacityScope === null || delivery.capacityPeriod === null) return;
  changes.capacity.push({
    tenantId: delivery.tenantId,
    scope: delivery.capacityScope,
    period: delivery.capacityPeriod,
    count: -1,
    cap: null,
  });
}
