import type { Changes } from "../changes/create-changes.ts";
import { moveDelivery } from "../changes/move-delivery.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { isOpenFor } from "../dispatch/is-open-for.ts";
import type { SettleContext } from "../dispatch/settle-context.ts";

/**
 * A provider call is repeated whole or not at all. When a person says of one member that it was not
 * sent, that member goes in a call of its own, and the old one can never be repeated: what is still
 * unknown of it needs a person too.
 */
export function askForRest(changes: Changes, contexts: ReadonlyMap<string, SettleContext>): void {
  const disproved = new Set(
    [...contexts.values()]
      .filter(({ delivery }) => {
        const now = changes.deliveries.current(delivery);
        return delivery.state === "unknown" && now.state !== "unknown" && now.requestKey === null;
      })
      .map(({ delivery }) => delivery.requestKey),
  );
  for (const context of contexts.values()) {
    const delivery = changes.deliveries.current(context.delivery);
    if (delivery.state !== "unknown" || !disproved.has(delivery.requestKey)) continue;
    moveDelivery(changes, { row: delivery, event: "review", patch: { retryAt: null } });
    if (!isOpenFor(changes, context)) continue;
    moveEnrollment(changes, {
      row: context.facts.enrollment,
      event: "wait",
      patch: { reason: "needs-review", dueAt: null },
      data: { deliveryId: delivery.id },
    });
  }
}
