import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { Changes } from "../changes/create-changes.ts";

/**
 * A call that was proven not accepted gives its unit back to the day it was taken from. It may have
 * been the day's last, so that the queue rests until tomorrow: it is limited anew, now.
 */
export function returnCapacity(changes: Changes, delivery: DeliveryRecord): void {
  if (delivery.capacityScope === null || delivery.capacityPeriod === null) return;
  changes.capacity.push({
    tenantId: delivery.tenantId,
    scope: delivery.capacityScope,
    period: delivery.capacityPeriod,
    count: -1,
    cap: null,
  });
  const { tenantId, senderId, campaignId } = delivery;
  changes.inserts.hints.push({ tenantId, senderId, campaignId, dueAt: changes.now, free: true });
}
