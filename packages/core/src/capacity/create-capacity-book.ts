import type { CapacityKey } from "../contracts/store/keys.ts";
import type { Limit } from "./limit.ts";

/** What one batch took so far, so that the queues in it share what is left. */
export interface CapacityBook {
  /** Whether the limit still has a unit. */
  hasLeft(limit: Limit): boolean;
  /** One unit of each. */
  take(limits: readonly Limit[]): void;
}

export function createCapacityBook(): CapacityBook {
  const taken = new Map<string, number>();
  const of = (key: CapacityKey) => taken.get(nameOf(key)) ?? 0;
  return {
    hasLeft: (limit) => limit.left - of(limit) > 0,
    take(limits) {
      for (const limit of limits) taken.set(nameOf(limit), of(limit) + 1);
    },
  };
}

function nameOf({ tenantId, scope, period }: CapacityKey): string {
  return `${tenantId} ${scope} ${period}`;
}
