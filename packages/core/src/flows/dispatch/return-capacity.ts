import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { Changes } from "../changes/create-changes.ts";

/**
 * A call that was proven not accepted gives its units back to the buckets they were taken from. One may
 * have been the day's last, so that the queue rests until tomorrow: it is limited anew, now.
 */
export function returnCapacity(changes: Changes, delivery: DeliveryRecord): void {
  const { tenantId, senderId, campaignId, capacity } = delivery;
  if (capacity.length === 0) return;
  for (const { scope, period, count = 1, at } of capacity) {
    const onlyAt = at === undefined ? {} : { onlyAt: at };
    changes.capacity.push({ tenantId, scope, period, count: -count, cap: null, ...onlyAt });
  }
  changes.inserts.hints.push({ tenantId, senderId, campaignId, dueAt: changes.now, free: true });
}
