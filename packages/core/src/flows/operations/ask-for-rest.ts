import type { Changes } from "../changes/create-changes.ts";
import { reviewDelivery } from "../dispatch/review-delivery.ts";
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
    reviewDelivery(changes, context);
  }
}
