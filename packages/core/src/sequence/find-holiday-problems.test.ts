import { describe, expect, test } from "vitest";
import type { HolidayRule, WeeklyWindows } from "../model/weekly-schedule.ts";
import { findHolidayProblems } from "./find-holiday-problems.ts";
import { formatLocalDate } from "./format-local-date.ts";
import { parseLocalDate } from "./parse-local-date.ts";
import { parseWeeklyWindows } from "./parse-weekly-windows.ts";

const find = (
  rule: HolidayRule | undefined,
  { hasPolicy = true, schedule = { weekdays: "09:00-17:00" } as WeeklyWindows } = {},
) => {
  const { windows = null } = parseWeeklyWindows(schedule);
  return findHolidayProblems(rule, { path: "schedule.holidays", hasPolicy, windows });
};
const codes = (...found: Parameters<typeof find>) => find(...found).map(({ code }) => code);
/** Every date from `2026-07-01` on. */
const summer = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    formatLocalDate((parseLocalDate("2026-07-01") ?? 0) + index),
  );

describe("findHolidayProblems", () => {
  test.each<[HolidayRule | undefined]>([
    [undefined],
    ["contact"],
    ["sender"],
    ["none"],
    [{ of: "contact", dates: ["2026-12-24"] }],
    [{ country: "de" }],
    [{ dates: ["2026-12-24", "2026-12-24", "2026-12-31"] }],
  ])("finds nothing in %j", (rule) => {
    expect(find(rule)).toEqual([]);
  });

  test("needs somebody who knows the holidays of countries, for those alone", () => {
    const hasPolicy = false;
    expect(codes("contact", { hasPolicy })).toEqual(["no-holidays-policy"]);
    expect(codes({ country: "DE" }, { hasPolicy })).toEqual(["no-holidays-policy"]);
    expect(codes({ dates: ["2026-12-24"] }, { hasPolicy })).toEqual([]);
    expect(codes("none", { hasPolicy })).toEqual([]);
  });

  test.each([["UK"], ["ZZ"], ["Germany"], [""]])("refuses the country %j", (country) => {
    expect(find({ country })).toMatchObject([
      { path: "schedule.holidays.country", code: "unknown-country" },
    ]);
  });

  test("names each date that is none", () => {
    expect(find({ dates: ["2026-12-24", "24.12.2026", "2026-02-29"] })).toMatchObject([
      { path: "schedule.holidays.dates.1", code: "invalid-date" },
      { path: "schedule.holidays.dates.2", code: "invalid-date" },
    ]);
  });

  test("refuses dates that leave no window for longer than anybody looks ahead", () => {
    const daily = { schedule: { everyDay: "09:00-17:00" } };
    expect(codes({ dates: summer(60) }, daily)).toEqual([]);
    expect(find({ dates: summer(61) }, daily)[0]).toMatchObject({
      code: "no-windows",
      message: expect.stringContaining("from 2026-07-01 to 2026-08-30"),
    });
  });

  test("counts the days that the week leaves out", () => {
    // Nine Mondays; between them nothing is open anyway.
    const mondays = summer(64).filter((date) => new Date(date).getUTCDay() === 1);
    const schedule = { schedule: { monday: "09:00-17:00" } };
    expect(mondays).toHaveLength(9);
    expect(codes({ dates: mondays.slice(0, 7) }, schedule)).toEqual([]);
    expect(codes({ dates: mondays }, schedule)).toEqual(["no-windows"]);
    expect(codes({ dates: mondays })).toEqual([]);
  });
});
