import { capacityScopes } from "../../capacity/capacity-scopes.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { Changes } from "../changes/create-changes.ts";
import { scopesOfDelivery } from "./scopes-of-delivery.ts";

/**
 * An accepted send is judged by the breakers that let it go while half-open, and by those that only
 * wait for enough sends to judge by. Usually there are neither, and nothing is asked.
 */
export function judgeSend(
  changes: Changes,
  delivery: DeliveryRecord,
  breakers: readonly BreakerRecord[],
): void {
  const scopes = new Set(
    delivery.capacity.flatMap(({ scope }) => capacityScopes.ofHalfOpen(scope) ?? []),
  );
  const waiting = breakers.filter(({ missingSends }) => missingSends > 0);
  if (waiting.length > 0) {
    const own = scopesOfDelivery(delivery);
    for (const { scope } of waiting) if (own.includes(scope)) scopes.add(scope);
  }
  if (scopes.size > 0) changes.judging.push({ delivery, complainedAt: null, scopes: [...scopes] });
}
