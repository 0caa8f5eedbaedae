import type { Ramp } from "../model/caps.ts";

/**
 * The cap of a day: it starts low and grows by a step for each day that had sends. Never over the
 * daily cap, so that 0 pauses a sender whatever its ramp.
 */
export function rampedCap(options: {
  readonly ramp: Ramp | null;
  readonly dailyCap: number;
  /** Earlier days with sends and without poor delivery. */
  readonly activeDays: number;
}): number {
  const { ramp, dailyCap, activeDays } = options;
  if (ramp === null) return dailyCap;
  return Math.min(ramp.target ?? dailyCap, dailyCap, ramp.start + ramp.step * activeDays);
}
