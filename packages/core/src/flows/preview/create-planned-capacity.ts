import type { CapacityBook } from "../../capacity/create-capacity-book.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { ActiveDays, CapacityUsed, InProgress } from "../../contracts/store/dispatch-facts.ts";
import type { CapacityKey, HeadKey } from "../../contracts/store/keys.ts";
import { createWaitingLines, type WaitingLines } from "../dispatch/create-waiting-lines.ts";
import { dayOfPeriod } from "../dispatch/day-of-period.ts";
import type { CapacityReading } from "../dispatch/reading-of.ts";

/** The buckets of capacity while queues are played ahead: as they are stored, and what is taken since. */
export interface PlannedCapacity {
  readonly reading: CapacityReading;
  readonly lines: WaitingLines;
  /** A book for one send: the reading knows what went before. */
  openBook(): CapacityBook;
  /** One unit of each. */
  take(limits: readonly Limit[]): void;
  /** A sender has so many contacts in progress more, or less. */
  countProgress(head: HeadKey, change: 1 | -1): void;
}

export function createPlannedCapacity(options: {
  readonly used: readonly CapacityUsed[];
  readonly activeDays: readonly ActiveDays[];
  readonly inProgress: readonly InProgress[];
}): PlannedCapacity {
  const used = new Map(options.used.map((row) => [nameOf(row), row.used]));
  const before = new Map(options.activeDays.map((row) => [scopeOf(row), row.days]));
  /** The days with sends that are known of each scope, in order. */
  const days = new Map<string, string[]>();
  const noteDay = (key: CapacityKey) => {
    const known = days.get(scopeOf(key)) ?? [];
    days.set(scopeOf(key), known);
    const day = dayOfPeriod(key.period);
    if (known.at(-1) !== day) known.push(day);
  };
  for (const row of options.used) if (row.used > 0) noteDay(row);
  const progress = new Map(
    options.inProgress.map(({ tenantId, senderId, count }) => [`${tenantId} ${senderId}`, count]),
  );
  const reading: CapacityReading = {
    used: (key) => used.get(nameOf(key)) ?? 0,
    activeDays: ({ today, ...key }) => {
      const known = days.get(scopeOf(key)) ?? [];
      const since = known.length - (known.at(-1) === today ? 1 : 0);
      return (before.get(scopeOf(key)) ?? 0) + since;
    },
    inProgress: ({ tenantId, senderId }) => progress.get(`${tenantId} ${senderId}`) ?? 0,
  };
  return {
    reading,
    lines: createWaitingLines(reading),
    openBook,
    countProgress(head, change) {
      progress.set(`${head.tenantId} ${head.senderId}`, reading.inProgress(head) + change);
    },
    take(limits) {
      for (const limit of limits) {
        used.set(nameOf(limit), reading.used(limit) + (limit.adds ?? 1));
        noteDay(limit);
      }
    },
  };
}

/** As of a claim, without names to look up: the limits of one send are asked about and taken once. */
function openBook(): CapacityBook {
  let taken: readonly Limit[] = [];
  return {
    hasLeft: (limit) => limit.left - (taken.includes(limit) ? 1 : 0) > 0,
    take: (limits) => void (taken = limits),
  };
}

function scopeOf({ tenantId, scope }: Pick<CapacityKey, "tenantId" | "scope">): string {
  return `${tenantId} ${scope}`;
}

function nameOf({ tenantId, scope, period }: CapacityKey): string {
  return `${tenantId} ${scope} ${period}`;
}
