import type { Duration } from "./duration.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Real time: a day counts 24 hours. Checks nothing, also not for units that do not exist: what a host
 * gives goes through `findDurationProblems` first.
 */
export function durationToMilliseconds(duration: Duration): number {
  const { days = 0, hours = 0, minutes = 0, seconds = 0 } = duration;
  return days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}
