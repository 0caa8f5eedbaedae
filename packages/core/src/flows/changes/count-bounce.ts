import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { Changes } from "./create-changes.ts";

/**
 * A hard bounce is judged by its breakers. It counts for the day that its message was claimed on; a ramp does not
 * grow by a poor one.
 */
export function countBounce(changes: Changes, delivery: DeliveryRecord): void {
  const { tenantId, senderId, capacity } = delivery;
  changes.judging.push({ delivery, complainedAt: null });
  const own = capacity.find(({ scope }) => scope === capacityScopes.sender(senderId));
  if (!own) return;
  const scope = capacityScopes.bounces(senderId);
  changes.capacity.push({ tenantId, scope, period: own.period, count: 1, cap: null });
}
