import type { Instant } from "../model/instant.ts";

const HOUR = 3_600_000;

export interface RollingUse {
  /** Units that may have been taken within the stretch that ends now. */
  readonly used: number;
  /** Of them, those in the bucket of this hour. */
  readonly usedThisHour: number;
  /** When the oldest of them surely no longer counts. */
  readonly freeAt: Instant;
}

export interface RollingBuckets {
  /** The bucket that a unit of this instant goes to. */
  period(at: Instant): string;
  /** All buckets that count at this instant, oldest first. */
  periods(now: Instant): readonly string[];
  read(options: {
    readonly now: Instant;
    readonly cap: number;
    readonly usedIn: (period: string) => number;
  }): RollingUse;
}

/**
 * "No stretch of so many hours holds more than the cap", counted in buckets of an hour: all buckets that a
 * stretch ending in this hour can touch count whole. A sender's claims follow one another under its
 * head's lock, so what is read here is all there is.
 */
export function createRollingBuckets(hours: number): RollingBuckets {
  const periods = (now: Instant) => {
    const hour = Math.floor(now / HOUR);
    return Array.from({ length: hours + 1 }, (_, index) => periodOf(hour - hours + index));
  };
  return {
    period: (at) => periodOf(Math.floor(at / HOUR)),
    periods,
    read({ now, cap, usedIn }) {
      const hour = Math.floor(now / HOUR);
      const counts = periods(now).map(usedIn);
      const used = counts.reduce((sum, count) => sum + count, 0);
      return {
        used,
        usedThisHour: counts[hours] ?? 0,
        freeAt: (hour + firstToFree(counts, used - cap) + 1) * HOUR,
      };
    },
  };
}

/** The bucket whose end frees a unit again: so many over the cap must leave first. */
function firstToFree(counts: readonly number[], over: number): number {
  let gone = 0;
  for (const [index, count] of counts.entries()) {
    gone += count;
    if (gone > 0 && gone > over) return index;
  }
  return counts.length - 1;
}

/** `2026-03-02T09Z`: all hours of a day sort behind the day's own name and before the next day's. */
function periodOf(hour: number): string {
  return `${new Date(hour * HOUR).toISOString().slice(0, 13)}Z`;
}
