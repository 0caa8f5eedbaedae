import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import type { Schedule } from "../../model/weekly-schedule.ts";
import type { ClosedDates } from "../../sequence/closed-dates.ts";
import { compileHolidays } from "../../sequence/compile-holidays.ts";
import { createClosedDates } from "../../sequence/create-closed-dates.ts";
import { parseWeeklyWindows } from "../../sequence/parse-weekly-windows.ts";
import type { CompiledSchedule } from "./compiled-schedule.ts";
import type { HolidayBook } from "./create-holiday-book.ts";

/** Makes a schedule ready once for all its contacts. */
export function compileSchedule(
  rule: Schedule,
  options: { readonly book: HolidayBook; readonly subject: string },
): CompiledSchedule {
  const { windows, problems } = parseWeeklyWindows(rule, "schedule");
  if (problems) throw new InvalidInputError({ problems, subject: options.subject });
  const holidays = compileHolidays(rule.holidays);
  const byCountry = new Map<string | null, ClosedDates>();
  return {
    rule,
    windows,
    holidays,
    closedDates(resolved) {
      if (!holidays) return {};
      const known = byCountry.get(resolved.country);
      if (known) return known;
      const made = createClosedDates({ holidays, resolved, readCountry: options.book.of });
      byCountry.set(resolved.country, made);
      return made;
    },
  };
}
