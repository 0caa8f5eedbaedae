import Holidays from "date-holidays";

/** The countries that `createHolidays` has data of, ISO 3166 alpha-2. */
export function listHolidayCountries(): readonly string[] {
  return Object.keys(new Holidays().getCountries()).sort();
}
