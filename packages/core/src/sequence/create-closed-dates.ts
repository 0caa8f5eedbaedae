import type { ResolvedHolidays } from "../model/weekly-schedule.ts";
import type { ClosedDates, HolidayAnswer } from "./closed-dates.ts";
import type { CompiledHolidays } from "./compile-holidays.ts";

/**
 * Joins the host's own dates with a country's public holidays. Where the sender's holidays count and
 * the sender has no country, no date is certain: the campaign asked for something nobody can tell.
 */
export function createClosedDates(options: {
  readonly holidays: CompiledHolidays;
  readonly resolved: ResolvedHolidays;
  /** What is known of a country, by date counted from 1970-01-01. */
  readonly readCountry: (country: string) => (epochDay: number) => HolidayAnswer;
}): ClosedDates {
  const { resolved, readCountry } = options;
  const { dates } = options.holidays;
  if (resolved.country === null) {
    const isHoliday = (epochDay: number) => dates.has(epochDay);
    return resolved.source === "sender" ? { isHoliday, isUncertain: () => true } : { isHoliday };
  }
  const answer = readCountry(resolved.country);
  if (dates.size === 0) {
    return {
      isHoliday: (epochDay) => answer(epochDay) === "holiday",
      isUncertain: (epochDay) => answer(epochDay) === "unknown",
    };
  }
  return {
    isHoliday: (epochDay) => dates.has(epochDay) || answer(epochDay) === "holiday",
    isUncertain: (epochDay) => !dates.has(epochDay) && answer(epochDay) === "unknown",
  };
}
