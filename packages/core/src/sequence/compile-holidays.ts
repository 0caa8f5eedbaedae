import type { HolidayRule } from "../model/weekly-schedule.ts";
import { parseLocalDate } from "./parse-local-date.ts";

/** A schedule's rule on holidays, ready for the planner. */
export interface CompiledHolidays {
  /** Whose country's public holidays count; null: `country`'s, or none. */
  readonly of: "contact" | "sender" | null;
  readonly country: string | null;
  /** The host's own closed dates, counted from 1970-01-01. */
  readonly dates: ReadonlySet<number>;
}

/** Null when nothing is ever closed. Expects a rule that `findHolidayProblems` finds nothing wrong with. */
export function compileHolidays(rule: HolidayRule | undefined): CompiledHolidays | null {
  if (rule === undefined || rule === "none") return null;
  if (typeof rule === "string") return { of: rule, country: null, dates: new Set() };
  const dates = (rule.dates ?? []).flatMap((date) => parseLocalDate(date) ?? []);
  return {
    of: rule.of ?? null,
    country: rule.country?.toUpperCase() ?? null,
    dates: new Set(dates),
  };
}
