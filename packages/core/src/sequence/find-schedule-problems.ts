import type { Problem } from "../model/problem.ts";
import type { Schedule } from "../model/weekly-schedule.ts";
import { findHolidayProblems } from "./find-holiday-problems.ts";
import { isTimeZone } from "./is-time-zone.ts";
import { parseWeeklyWindows } from "./parse-weekly-windows.ts";

/** Everything that is wrong with a schedule: its windows, its zone, its holidays. */
export function findScheduleProblems(
  schedule: Schedule,
  { path, hasHolidays }: { readonly path: string; readonly hasHolidays: boolean },
): readonly Problem[] {
  const { windows = null, problems = [] } = parseWeeklyWindows(schedule, path);
  const zoneProblem: Problem = {
    path: `${path}.timeZone`,
    code: "unknown-time-zone",
    message: `"${schedule.timeZone}" is not a known time zone; use an IANA name such as "Europe/Berlin".`,
  };
  return [
    ...problems,
    ...(schedule.timeZone !== undefined && !isTimeZone(schedule.timeZone) ? [zoneProblem] : []),
    ...findHolidayProblems(schedule.holidays, {
      path: `${path}.holidays`,
      hasPolicy: hasHolidays,
      windows,
    }),
  ];
}
