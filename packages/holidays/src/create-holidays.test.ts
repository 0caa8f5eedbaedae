import type { Policies } from "@outreachkit/core";
import { describe, expect, test } from "vitest";
import { createHolidays } from "./create-holidays.ts";
import { listHolidayCountries } from "./list-holiday-countries.ts";
import { readHolidayDates } from "./read-holiday-dates.ts";

describe("createHolidays", () => {
  const isHoliday = createHolidays();

  test("is a holidays policy", () => {
    expect({ holidays: isHoliday } satisfies Policies).toBeTruthy();
  });

  test.each([
    ["DE", "2026-12-25"],
    ["DE", "2026-10-03"],
    ["DE", "2026-04-03"], // Good Friday, which moves
    ["US", "2026-11-26"],
    ["US", "2026-07-03"], // the substitute of a Saturday
    ["GB", "2026-12-28"],
    ["FR", "2026-07-14"],
    ["JP", "2026-01-01"],
    ["EG", "2026-03-20"], // Eid, by the moon
    ["EG", "2026-03-22"],
    ["IL", "2026-04-02"], // begins at sunset the evening before
  ])("%s keeps %s", (country, date) => {
    expect(isHoliday(country, date)).toBe(true);
  });

  test.each([
    ["DE", "2026-12-24"],
    ["DE", "2026-07-04"],
    ["US", "2026-10-03"],
    ["EG", "2026-03-19"],
    ["EG", "2026-03-23"],
    ["IL", "2026-04-01"],
    ["CN", "2026-03-08"], // half a day, and for women
  ])("%s works on %s", (country, date) => {
    expect(isHoliday(country, date)).toBe(false);
  });

  test("knows years far apart, and a country in small letters", () => {
    expect(isHoliday("DE", "1999-12-25")).toBe(true);
    expect(isHoliday("de", "2040-12-25")).toBe(true);
  });

  test("leaves out the holidays of regions, and other kinds unless asked for", () => {
    expect(isHoliday("DE", "2026-06-04")).toBe(false); // Corpus Christi, in some states
    const banks = createHolidays({ include: ["bank"] });
    expect(isHoliday("BE", "2026-12-26")).toBe(false);
    expect(banks("DE", "2026-12-25")).toBe(true);
  });

  test("has no holidays for a country without data", () => {
    expect(listHolidayCountries()).toContain("DE");
    expect(listHolidayCountries()).not.toContain("AQ");
    expect(isHoliday("AQ", "2026-12-25")).toBe(false);
  });
});

test("a holiday of several days closes each, and one from noon on none", () => {
  const entry = (date: string, hours: number) => {
    const start = new Date(0);
    return readHolidayDates({ date, start, end: new Date(hours * 3_600_000) });
  };
  expect(entry("2026-12-31 00:00:00", 48)).toEqual(["2026-12-31", "2027-01-01"]);
  expect(entry("2026-12-24 12:00:00", 12)).toEqual([]);
  expect(entry("2026-05-27 00:00:00 -0600", 24)).toEqual(["2026-05-27"]);
  // Over a clock change.
  expect(entry("2026-03-29 00:00:00", 23)).toEqual(["2026-03-29"]);
});
