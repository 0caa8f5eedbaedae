import type { Clock } from "@outreachkit/core";

/** A clock that stands still until it is told to move. */
export interface VirtualClock extends Clock {
  now(): number;
  /** Moves forward and wakes every sleeper on the way, in the order of their instants. */
  advanceTo(instant: Date | string | number): void;
  /** Jumps to any instant, back too, as a machine whose clock is corrected does. */
  set(instant: Date | string | number): void;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Time as a parameter: a campaign of 60 days runs as fast as its work. */
export function createVirtualClock(options: { readonly start: Date | string }): VirtualClock {
  let now = toMilliseconds(options.start);
  let elapsed = 0;
  const sleepers = new Set<Sleeper>();
  const wakeDue = () => {
    const due = [...sleepers].filter(({ until }) => until <= now);
    for (const sleeper of due.toSorted((one, other) => one.until - other.until)) sleeper.wake();
  };
  return {
    now: () => now,
    wall: () => now,
    monotonic: () => elapsed,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const sleeper = { until: now + milliseconds, wake };
        function wake() {
          sleepers.delete(sleeper);
          signal.removeEventListener("abort", wake);
          resolve();
        }
        signal.addEventListener("abort", wake);
        sleepers.add(sleeper);
      }),
    advanceTo(instant) {
      const target = toMilliseconds(instant);
      if (target < now) {
        throw new RangeError(
          `The clock is at ${new Date(now).toISOString()} and cannot advance to ${new Date(target).toISOString()}; use set() to jump back.`,
        );
      }
      elapsed += target - now;
      now = target;
      wakeDue();
    },
    set(instant) {
      now = toMilliseconds(instant);
      wakeDue();
    },
  };
}

function toMilliseconds(instant: Date | string | number): number {
  const milliseconds = typeof instant === "number" ? instant : new Date(instant).getTime();
  if (Number.isFinite(milliseconds)) return milliseconds;
  throw new RangeError(`"${String(instant)}" is not an instant.`);
}
