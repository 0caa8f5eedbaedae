import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import { closedSlot } from "./closed-slot.ts";
import type { SettleContext } from "./settle-context.ts";

/**
 * A delivery that fell back to queued ends at once where nobody would claim it any more: its
 * enrollment ended meanwhile, or passed the step because another delivery of it was accepted.
 */
export function cancelIfEnded(changes: Changes, context: SettleContext): void {
  const { facts, delivery } = context;
  const row = changes.enrollments.current(facts.enrollment);
  const ended = row.state === "stopped" || row.state === "completed";
  if (!ended && row.stepKey === delivery.stepKey) return;
  const code = ended && row.reason !== null ? row.reason : "already-sent";
  moveDelivery(changes, {
    row: delivery,
    event: "cancel",
    patch: { code, retryAt: null, slot: closedSlot(context) },
  });
  if (row.deliveryId === delivery.id)
    touchEnrollment(changes, facts.enrollment, { deliveryId: null });
}
