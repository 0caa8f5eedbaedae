import type { Instant } from "../model/instant.ts";
import { fromLocal } from "./from-local.ts";
import { rangesOn } from "./ranges-on.ts";
import { SEARCH_DAYS } from "./search-days.ts";
import type { SendingCalendar } from "./sending-calendar.ts";
import { toLocal } from "./to-local.ts";

/**
 * The smallest instant at or after `at` inside a window that starts on no holiday, or `null` when
 * none starts within 60 days (the caller's `no-window`). An instant inside comes back unchanged;
 * any other lands on a window's start, never on its own time of day.
 */
export function nextInWindow(calendar: SendingCalendar, at: Instant): Instant | null {
  const { windows, zone, isHoliday } = calendar;
  const today = toLocal(zone, at).epochDay;
  // Windows start in date order, so the first that has not ended at `at` is the one.
  for (let day = windows.overnight ? today - 1 : today; day <= today + SEARCH_DAYS; day += 1) {
    for (const range of rangesOn(windows, day)) {
      const end = fromLocal(zone, { epochDay: day, msOfDay: range.end });
      if (end <= at) continue;
      if (isHoliday?.(day)) break;
      const start = fromLocal(zone, { epochDay: day, msOfDay: range.start });
      // Both edges in one clock gap: nothing is left of this window.
      if (start < end) return Math.max(start, at);
    }
  }
  return null;
}
