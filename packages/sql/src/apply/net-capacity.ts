import type { CapacityChange } from "@outreachkit/core/plugin";

/**
 * One change per bucket: counts added up, the strictest cap, in key order; buckets that end even
 * are left out.
 */
export const netCapacity = (changes: readonly CapacityChange[]): readonly CapacityChange[] => {
  const buckets = new Map<string, CapacityChange>();
  for (const change of changes) {
    const key = JSON.stringify([change.tenantId, change.scope, change.period]);
    const earlier = buckets.get(key);
    buckets.set(key, {
      ...change,
      count: change.count + (earlier?.count ?? 0),
      cap: strictest(earlier, change),
    });
  }
  return [...buckets.keys()]
    .sort()
    .map((key) => buckets.get(key)!)
    .filter(({ count }) => count !== 0);
};

/** What gives back has no cap. */
const strictest = (...changes: readonly (CapacityChange | undefined)[]): number | null => {
  const caps = changes.flatMap((change) =>
    change && change.cap !== null && change.count > 0 ? [change.cap] : [],
  );
  return caps.length === 0 ? null : Math.min(...caps);
};
