import type { Violation } from "../../invariants/violation.ts";
import type { Model } from "./model.ts";

/**
 * Invariant 4, the other way: what surely was not accepted has given its unit back. A late
 * acceptance takes none, so a bucket may hold less than was sent, never more.
 */
export function checkCapacity({ capacity, deliveries }: Model): readonly Violation[] {
  const held = new Map<string, number>();
  for (const { capacityScope, capacityPeriod, state, uncertainSince } of deliveries.values()) {
    const surelyNot =
      uncertainSince === null &&
      (state === "queued" || state === "failed" || state === "skipped" || state === "cancelled");
    if (capacityScope === null || surelyNot) continue;
    const key = `${capacityScope}/${capacityPeriod}`;
    held.set(key, (held.get(key) ?? 0) + 1);
  }
  return [...capacity].flatMap(([key, used]): readonly Violation[] => {
    const count = held.get(key) ?? 0;
    if (used <= count) return [];
    const message = `${used} of ${key} are used, and ${count} are out or sent.`;
    return [{ invariant: 4, message, ids: [] }];
  });
}
