import type { Instant } from "../model/instant.ts";
import { findWindowDate } from "./find-window-date.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/**
 * For an instant inside a window: the window's date if nobody can tell whether it is a holiday, and
 * no other window is open for certain. Null when it is certainly open.
 */
export function findUncertainDate(calendar: SendingCalendar, at: Instant): number | null {
  const { isHoliday, isUncertain } = calendar;
  if (!isUncertain) return null;
  const strict = (day: number) => isHoliday?.(day) === true || isUncertain(day);
  if (findWindowDate({ ...calendar, isHoliday: strict }, at) !== null) return null;
  return findWindowDate(calendar, at);
}
