import type { Instant } from "../model/instant.ts";
import { fromLocal } from "./from-local.ts";
import { rangesOn } from "./ranges-on.ts";
import type { SendingCalendar } from "./sending-calendar.ts";
import { toLocal } from "./to-local.ts";

/**
 * The date on which the window starts that an instant lies in, holidays left out; null outside of
 * all. A window is the stretch between the instants of its edges, so an end that the clock shows
 * twice closes it the first time.
 */
export function findWindowDate(calendar: SendingCalendar, at: Instant): number | null {
  const { windows, zone, isHoliday } = calendar;
  const today = toLocal(zone, at).epochDay;
  // The date before for overnight windows; the date after because a clock set back across midnight
  // shows the old date again while the new date's windows already run.
  for (let day = today - 1; day <= today + 1; day += 1) {
    for (const range of rangesOn(windows, day)) {
      if (fromLocal(zone, { epochDay: day, msOfDay: range.start }) > at) break;
      if (fromLocal(zone, { epochDay: day, msOfDay: range.end }) <= at) continue;
      if (!isHoliday?.(day)) return day;
    }
  }
  return null;
}
