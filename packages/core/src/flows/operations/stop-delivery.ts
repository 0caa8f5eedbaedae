import { closeMessages } from "../changes/close-messages.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import { isOpenFor } from "../dispatch/is-open-for.ts";
import type { SettleContext } from "../dispatch/settle-context.ts";

/**
 * Nobody will find out any more: the delivery is closed, still as one that may have been accepted,
 * so that its step is never sent again, and the sequence ends.
 */
export function stopDelivery(changes: Changes, context: SettleContext): void {
  const { delivery, facts } = context;
  const row = facts.enrollment;
  const live = isOpenFor(changes, context);
  // Out of unknown there is no other way than past a person, who is here.
  if (delivery.state === "unknown") {
    moveDelivery(changes, { row: delivery, event: "review", patch: { retryAt: null } });
  }
  moveDelivery(changes, {
    row: delivery,
    event: "cancel",
    patch: { code: "stopped", retryAt: null, leaseId: null },
  });
  if (live) {
    closeMessages(changes, { enrollment: row, ...context.open, as: "cancel", code: "cancelled" });
    moveEnrollment(changes, {
      row,
      event: "stop",
      patch: { reason: "cancelled", dueAt: null, deliveryId: null },
      data: { deliveryId: delivery.id },
    });
  } else if (changes.enrollments.current(row).deliveryId === delivery.id) {
    touchEnrollment(changes, row, { deliveryId: null });
  }
}
