import type { Instant } from "../model/instant.ts";
import { findWindowDate } from "./find-window-date.ts";
import { nextInWindow } from "./next-in-window.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/** A date that keeps a message back. */
export interface HolidayCause {
  /** Counted from 1970-01-01, on the calendar of the zone that applies. */
  readonly epochDay: number;
  /** False: nobody can tell whether it is a holiday, so nothing is sent on it. */
  readonly known: boolean;
}

/**
 * The holiday because of which nothing goes out before `open`: the first date on which the weekly
 * windows alone would have let it go. Null when the week itself is why.
 */
export function findHolidayCause(
  calendar: SendingCalendar,
  { now, open }: { readonly now: Instant; readonly open: Instant | null },
): HolidayCause | null {
  if (!calendar.isHoliday) return null;
  const weekly = { windows: calendar.windows, zone: calendar.zone };
  const earliest = nextInWindow(weekly, now);
  if (earliest === null || earliest === open) return null;
  const epochDay = findWindowDate(weekly, earliest);
  return epochDay === null ? null : { epochDay, known: true };
}
