import type { Instant } from "../model/instant.ts";

const DAY = 86_400_000;
const DEFAULT_ABSENCE = 14 * DAY;
const LONGEST_BELIEVED = 100 * DAY;

/**
 * Until when an absent contact rests. `nextSendDay` gives the first window on a later date than the
 * one of its argument. A date in the past, or over 100 days ahead, counts as none: 14 days.
 */
export function resumeAfterAbsence(options: {
  readonly now: Instant;
  readonly returnsAt: Instant | null;
  readonly nextSendDay: (instant: Instant) => Instant | null;
}): Instant {
  const { now, returnsAt } = options;
  const believable = returnsAt !== null && returnsAt > now && returnsAt - now <= LONGEST_BELIEVED;
  if (!believable) return now + DEFAULT_ABSENCE;
  return options.nextSendDay(returnsAt) ?? returnsAt + DAY;
}
