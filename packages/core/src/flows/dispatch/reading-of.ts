import type { ActiveDays, CapacityUsed, InProgress } from "../../contracts/store/dispatch-facts.ts";
import type { CapacityKey, HeadKey } from "../../contracts/store/keys.ts";

/** What a claim read of the buckets that its sends count against. */
export interface CapacityReading {
  /** 0 where there is no bucket, or where nobody asked: the guarded write then decides. */
  used(key: CapacityKey): number;
  /** Earlier days than `today` that had sends. */
  activeDays(key: Omit<CapacityKey, "period"> & { readonly today: string }): number;
  /** A sender's contacts in progress. */
  inProgress(key: HeadKey): number;
}

export function readingOf(options: {
  readonly used: readonly CapacityUsed[];
  readonly activeDays: readonly ActiveDays[];
  readonly inProgress: readonly InProgress[];
}): CapacityReading {
  const used = new Map(options.used.map((row) => [nameOf(row), row.used]));
  const days = new Map(
    options.activeDays.map(({ tenantId, scope, days: count }) => [`${tenantId} ${scope}`, count]),
  );
  const counts = new Map(
    options.inProgress.map(({ tenantId, senderId, count }) => [`${tenantId} ${senderId}`, count]),
  );
  return {
    used: (key) => used.get(nameOf(key)) ?? 0,
    activeDays: ({ tenantId, scope }) => days.get(`${tenantId} ${scope}`) ?? 0,
    inProgress: ({ tenantId, senderId }) => counts.get(`${tenantId} ${senderId}`) ?? 0,
  };
}

function nameOf({ tenantId, scope, period }: CapacityKey): string {
  return `${tenantId} ${scope} ${period}`;
}
