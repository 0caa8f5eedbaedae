import type { WeeklyWindows } from "../../model/weekly-schedule.ts";
import { getTimeZoneTable } from "../get-time-zone-table.ts";
import { parseLocalDate } from "../parse-local-date.ts";
import { parseWeeklyWindows } from "../parse-weekly-windows.ts";
import type { SendingCalendar } from "../sending-calendar.ts";

/** For tests only: a calendar from a schedule as callers write it; throws when it has problems. */
export function createTestCalendar(options: {
  readonly timeZone?: string;
  readonly schedule: WeeklyWindows;
  readonly holidays?: readonly string[];
}): SendingCalendar {
  const { timeZone = "Europe/Berlin", schedule, holidays = [] } = options;
  const { windows, problems } = parseWeeklyWindows(schedule);
  if (problems) throw new Error(JSON.stringify(problems));
  const closed = new Set(holidays.map(parseLocalDate));
  return { windows, zone: getTimeZoneTable(timeZone), isHoliday: (day) => closed.has(day) };
}
