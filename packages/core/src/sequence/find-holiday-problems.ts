import { isCountry } from "../model/is-country.ts";
import type { Problem } from "../model/problem.ts";
import type { HolidayRule } from "../model/weekly-schedule.ts";
import type { CompiledWindows } from "./compiled-windows.ts";
import { findClosedStretch } from "./find-closed-stretch.ts";
import { formatLocalDate } from "./format-local-date.ts";
import { parseLocalDate } from "./parse-local-date.ts";
import { SEARCH_DAYS } from "./search-days.ts";

/** Everything that is wrong with a schedule's rule on holidays, for the check at save. */
export function findHolidayProblems(
  rule: HolidayRule | undefined,
  options: {
    readonly path: string;
    /** The host gave a `holidays` policy. */
    readonly hasPolicy: boolean;
    /** Null when the windows themselves are wrong. */
    readonly windows: CompiledWindows | null;
  },
): readonly Problem[] {
  if (rule === undefined || rule === "none") return [];
  const { path, hasPolicy, windows } = options;
  const list = typeof rule === "string" ? { of: rule } : rule;
  const { of, country, dates = [] } = list;
  const problems: Problem[] = [];
  if (!hasPolicy && (of !== undefined || country !== undefined)) {
    problems.push({
      path,
      code: "no-holidays-policy",
      message:
        "It goes by a country's public holidays, but nobody knows them: give createOutreach policies: { holidays }, such as createHolidays() of @outreachkit/holidays.",
    });
  }
  if (of !== undefined && country !== undefined) {
    problems.push({
      path: `${path}.country`,
      code: "contradictory-country",
      message: `It names the country "${country}" and the ${of}'s as well; keep one of them.`,
    });
  }
  if (country !== undefined && !isCountry(country)) {
    problems.push({
      path: `${path}.country`,
      code: "unknown-country",
      message: `"${country}" is not an ISO 3166 two-letter code such as "DE".`,
    });
  }
  if (of === undefined && country === undefined && dates.length === 0) {
    problems.push({
      path,
      code: "empty-holidays",
      message: 'It closes no date; give dates, a country or of, or write "none".',
    });
  }
  const days = dates.map((date, index) => {
    const day = parseLocalDate(date);
    if (day === null) {
      const message = `"${date}" is not a date; write it like "2026-12-24".`;
      problems.push({ path: `${path}.dates.${index}`, code: "invalid-date", message });
    }
    return day;
  });
  const stretch =
    windows && findClosedStretch(windows, new Set(days.filter((day) => day !== null)));
  if (stretch) {
    problems.push({
      path: `${path}.dates`,
      code: "no-windows",
      message: `With these dates no window opens from ${formatLocalDate(stretch.first)} to ${formatLocalDate(stretch.last)}; nothing is looked for further than ${SEARCH_DAYS} days ahead, so nothing could be planned then. Leave a day open, or pause the campaign.`,
    });
  }
  return problems;
}
