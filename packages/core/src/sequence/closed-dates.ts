import type { SendingCalendar } from "./sending-calendar.ts";

/** What is known of one date in one country. */
export type HolidayAnswer = "open" | "holiday" | "unknown";

/** The dates on which one contact gets nothing. */
export type ClosedDates = Pick<SendingCalendar, "isHoliday" | "isUncertain">;
