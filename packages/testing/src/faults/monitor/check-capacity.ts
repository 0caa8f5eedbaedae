import type { Violation } from "../../invariants/violation.ts";
import type { Model } from "./model.ts";

/** Buckets that count something else than units that are out: places in line, bounces, and when a contact was written to. */
const others = /^[^ ]+ (line|bounced|touch):/;

/**
 * Invariant 4, the other way: what surely was not accepted has given its units back. A late
 * acceptance takes none, so a bucket may hold less than was sent, never more.
 */
export function checkCapacity({ capacity, deliveries }: Model): readonly Violation[] {
  const held = new Map<string, number>();
  for (const row of deliveries.values()) {
    const { state, uncertainSince } = row;
    const surelyNot =
      uncertainSince === null &&
      (state === "queued" || state === "failed" || state === "skipped" || state === "cancelled");
    if (surelyNot) continue;
    for (const { scope, period } of row.capacity) {
      const key = `${row.tenantId} ${scope}/${period}`;
      held.set(key, (held.get(key) ?? 0) + 1);
    }
  }
  return [...capacity].flatMap(([key, used]): readonly Violation[] => {
    const count = held.get(key) ?? 0;
    if (used <= count || others.test(key)) return [];
    const message = `${used} of ${key} are used, and ${count} are out or sent.`;
    return [{ invariant: 4, message, ids: [] }];
  });
}
