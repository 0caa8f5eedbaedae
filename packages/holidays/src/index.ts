export { createHolidays, type HolidaysOptions, type IsHoliday } from "./create-holidays.ts";
export { listHolidayCountries } from "./list-holiday-countries.ts";
