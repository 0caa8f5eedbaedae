// The planner's own parts: they are no public API.
import { createHolidayBook } from "../../../packages/core/src/flows/campaigns/create-holiday-book.ts";
import { createClosedDates } from "../../../packages/core/src/sequence/create-closed-dates.ts";
import { getTimeZoneTable } from "../../../packages/core/src/sequence/get-time-zone-table.ts";
import { nextInWindow } from "../../../packages/core/src/sequence/next-in-window.ts";
import { parseWeeklyWindows } from "../../../packages/core/src/sequence/parse-weekly-windows.ts";
import type { CreateNext } from "./planner.ts";

const { windows } = parseWeeklyWindows({ weekdays: "09:00-17:00" });

/** As the planner does it in a claim: windows, the zone's table, the book of holidays. */
export const createOwnNext: CreateNext = ({ timeZone, isHoliday }) => {
  if (!windows) throw new Error("Office hours are windows.");
  const closed = isHoliday && readBook(isHoliday);
  const calendar = { windows, zone: getTimeZoneTable(timeZone), ...closed };
  return (at) => nextInWindow(calendar, at) ?? Number.NaN;
};

function readBook(isHoliday: (date: string) => boolean) {
  const book = createHolidayBook({
    policies: { holidays: (_country, date) => isHoliday(date) },
    clock: { monotonic: () => 0 },
    logger: { log: () => undefined },
  });
  return createClosedDates({
    holidays: { of: "contact", country: null, dates: new Set() },
    resolved: { country: "DE", source: "contact" },
    readCountry: book.of,
  });
}
