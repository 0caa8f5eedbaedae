import fc from "fast-check";
import { weekdays } from "../../model/weekly-schedule.ts";
import { getTimeZoneTable } from "../get-time-zone-table.ts";
import { parseWeeklyWindows } from "../parse-weekly-windows.ts";
import type { SendingCalendar } from "../sending-calendar.ts";

/** Zones with every kind of clock change, and some without any. */
export const testZones = [
  "America/New_York",
  "America/Havana",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Europe/Berlin",
  "Asia/Beirut",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Casablanca",
  "Antarctica/Troll",
] as const;

const minute = fc.integer({ min: 0, max: 1_439 });
const window = fc
  .tuple(minute, minute)
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => `${clock(start)}-${clock(end)}`);

const windows = fc
  .array(fc.tuple(fc.constantFrom(...weekdays), fc.array(window, { minLength: 1, maxLength: 3 })), {
    minLength: 1,
    maxLength: 7,
  })
  .map((days) => Object.fromEntries(days));

/** Any windows, overnight ones too, in any zone, with about every fifth date a holiday or none. */
export const arbitraryCalendar: fc.Arbitrary<
  SendingCalendar & { readonly schedule: Record<string, string[]> }
> = fc
  .tuple(windows, fc.constantFrom(...testZones), fc.option(fc.integer({ min: 0, max: 4 })))
  .map(([schedule, timeZone, holiday]) => {
    const parsed = parseWeeklyWindows(schedule);
    if (parsed.problems) throw new Error(JSON.stringify(parsed.problems));
    return {
      schedule,
      windows: parsed.windows,
      zone: getTimeZoneTable(timeZone),
      isHoliday: (day: number) => holiday !== null && (day * 7 + holiday) % 5 === 0,
    };
  });

/** 2005 to 2035, so that St. John's midnight changes and Samoa's lost date are among them. */
export const arbitraryInstant = fc.integer({
  min: Date.UTC(2005, 0, 1),
  max: Date.UTC(2035, 0, 1),
});

/** Within two days of a change of the calendar's clock where there is one. */
export const arbitraryMoment = fc
  .tuple(
    arbitraryCalendar,
    arbitraryInstant,
    fc.boolean(),
    fc.integer({ min: -172_800_000, max: 172_800_000 }),
  )
  .map(([calendar, instant, nearChange, distance]) => ({
    calendar,
    at: nearChange ? calendar.zone.segmentAt(instant).end + distance : instant,
  }));

function clock(value: number): string {
  return `${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`;
}
