import { fromLocal } from "./from-local.ts";
import { rangesOn } from "./ranges-on.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/**
 * Whether a date is a send day: no holiday, and a window starts on it that has any length there. A
 * clock gap may swallow a window, and at the date line a whole date.
 */
export function hasWindow(calendar: SendingCalendar, epochDay: number): boolean {
  const { windows, zone, isHoliday } = calendar;
  const isOpen = rangesOn(windows, epochDay).some(
    ({ start, end }) =>
      fromLocal(zone, { epochDay, msOfDay: start }) < fromLocal(zone, { epochDay, msOfDay: end }),
  );
  return isOpen && !isHoliday?.(epochDay);
}
