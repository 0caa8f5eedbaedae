import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import type { SettleContext } from "./settle-results.ts";

/** Whether the enrollment still points to this delivery and is live. */
export function isOpenFor(changes: Changes, { facts, delivery }: SettleContext): boolean {
  const row = changes.enrollments.current(facts.enrollment);
  return row.deliveryId === delivery.id && row.state !== "stopped" && row.state !== "completed";
}

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

/** A delivery that fell back to queued under an enrollment that ended meanwhile ends with it. */
export function cancelIfEnded(changes: Changes, { facts, delivery }: SettleContext): void {
  const row = changes.enrollments.current(facts.enrollment);
  if (row.state !== "stopped" && row.state !== "completed") return;
  moveDelivery(changes, {
    row: delivery,
    event: "cancel",
    patch: { code: row.reason, retryAt: null, slot: Math.max(1, facts.deliveryCount) },
  });
  if (row.deliveryId === delivery.id)
    touchEnrollment(changes, facts.enrollment, { deliveryId: null });
}
