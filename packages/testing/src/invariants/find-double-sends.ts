import type { DeliveryState } from "@outreachkit/core";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

/** States in which the engine knows that the provider has it, or says that it may. */
const known: ReadonlySet<DeliveryState> = new Set(["claimed", "sent", "unknown", "needs-review"]);

/**
 * Invariant 1: at most one accepted send per enrollment and step, by the provider's own log; the
 * engine owns up to each of them; and it claims none that the provider does not have.
 */
export function findDoubleSends({ accepted, deliveries }: Ledger): readonly Violation[] {
  const violations: Violation[] = [];
  const report = (message: string, ...ids: string[]) =>
    void violations.push({ invariant: 1, message, ids });
  const sends = new Map<string, string[]>();
  for (const { deliveryId } of accepted) {
    const delivery = deliveries.get(deliveryId);
    if (!delivery) {
      report("The provider accepted a delivery that is not stored.", deliveryId);
      continue;
    }
    const step = `${delivery.enrollmentId}/${delivery.stepKey}`;
    sends.set(step, [...(sends.get(step) ?? []), deliveryId]);
    const mayHave = delivery.state === "cancelled" && delivery.uncertainSince !== null;
    if (!known.has(delivery.state) && !mayHave)
      report(`The provider accepted it, and it is stored as ${delivery.state}.`, deliveryId);
  }
  for (const [step, ids] of sends) {
    if (ids.length > 1)
      report(`The provider accepted ${ids.length} sends of one step.`, step, ...ids);
  }
  const reached = new Set(accepted.map(({ deliveryId }) => deliveryId));
  for (const { id, state } of deliveries.values()) {
    if (state === "sent" && !reached.has(id))
      report("It is stored as sent, and the provider never accepted it.", id);
  }
  return violations;
}
