import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { isOpenFor } from "./is-open-for.ts";
import type { SettleContext } from "./settle-context.ts";

/** The provider may have it: unknown, until a recovery or a person clears it up. */
export function loseDelivery(
  changes: Changes,
  context: SettleContext,
  { code, retryAt }: { readonly code: string; readonly retryAt: number },
): void {
  const { delivery, facts } = context;
  if (delivery.state === "unknown") {
    changes.deliveries.set(delivery, { ...delivery, leaseId: null, retryAt, code });
    return;
  }
  moveDelivery(changes, {
    row: delivery,
    event: "lose",
    patch: {
      code,
      retryAt,
      leaseId: null,
      // Not the first attempt: that one may have been put off.
      uncertainSince: delivery.uncertainSince ?? delivery.claimedAt,
    },
  });
  if (!isOpenFor(changes, context)) return;
  moveEnrollment(changes, {
    row: facts.enrollment,
    event: "wait",
    patch: { reason: "delivery-unknown", dueAt: null },
    data: { deliveryId: delivery.id },
  });
}
