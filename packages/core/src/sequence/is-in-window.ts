import type { Instant } from "../model/instant.ts";
import { findWindowDate } from "./find-window-date.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/** Whether an instant lies in a window that starts on no holiday. */
export function isInWindow(calendar: SendingCalendar, at: Instant): boolean {
  return findWindowDate(calendar, at) !== null;
}
