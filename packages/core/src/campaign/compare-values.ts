import { contactStatuses, tiers } from "../model/contact-vocabulary.ts";
import type { JsonValue } from "../model/json.ts";

/** Vocabularies with an order, lowest first. A status that ended badly is not further than a good one. */
const orders: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["contact.tier", [...tiers].reverse()],
  ["contact.status", contactStatuses.slice(0, contactStatuses.indexOf("converted") + 1)],
]);

/**
 * Negative, 0 or positive as `value` is under, at or over `bound`; NaN where they cannot be compared,
 * which is neither at least nor at most. Tiers and statuses go by their order, not by the alphabet.
 */
export function compareValues(field: string, value: JsonValue, bound: number | string): number {
  const order = orders.get(field);
  if (order) {
    const at = typeof value === "string" ? order.indexOf(value) : -1;
    const limit = order.indexOf(String(bound));
    return at < 0 || limit < 0 ? Number.NaN : at - limit;
  }
  if (typeof value === "number" && typeof bound === "number") return value - bound;
  if (typeof value !== "string" || typeof bound !== "string") return Number.NaN;
  return value < bound ? -1 : value > bound ? 1 : 0;
}
