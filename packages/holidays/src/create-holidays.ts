import Holidays from "date-holidays";
import { readHolidayDates } from "./read-holiday-dates.ts";

export interface HolidaysOptions {
  /**
   * What counts besides public holidays: days on which banks are closed, and days that many take off.
   * Default: neither.
   */
  readonly include?: readonly ("bank" | "optional")[];
}

/** Whether a date, `2026-12-25`, is a holiday in a country, ISO 3166 alpha-2. */
export type IsHoliday = (country: string, date: string) => boolean;

/**
 * A `holidays` policy for `createOutreach`, from the data of `date-holidays`: the holidays of the whole
 * country, those of its regions not. A year of a country is worked out at the first question about it
 * (some 10 ms) and kept. A country without data has no holidays; see `listHolidayCountries`.
 */
export function createHolidays({ include = [] }: HolidaysOptions = {}): IsHoliday {
  const types = ["public" as const, ...include];
  const countries = new Map<string, Holidays>();
  const years = new Map<string, ReadonlySet<string>>();

  function calendarOf(country: string): Holidays {
    const known = countries.get(country);
    if (known) return known;
    const made = new Holidays(country, { types });
    countries.set(country, made);
    return made;
  }

  return (country, date) => {
    const year = Number(date.slice(0, 4));
    const key = `${country}/${year}`;
    const known = years.get(key);
    if (known) return known.has(date);
    const calendar = calendarOf(country.toUpperCase());
    // What begins at the end of a year may run into the next.
    const dates = [year - 1, year].flatMap((number) =>
      calendar.getHolidays(number).flatMap((holiday) => readHolidayDates(holiday)),
    );
    const made = new Set(dates);
    years.set(key, made);
    return made.has(date);
  };
}
