import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import type { SettleContext } from "./settle-context.ts";

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
