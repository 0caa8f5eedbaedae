import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatLocalDate } from "./format-local-date.ts";
import { parseLocalDate } from "./parse-local-date.ts";
import { parseLocalDateTime } from "./parse-local-date-time.ts";

describe("parseLocalDateTime", () => {
  test("reads minutes and seconds on the clock face", () => {
    const epochDay = parseLocalDate("2026-03-02");
    expect(parseLocalDateTime("2026-03-02T09:00")).toEqual({ epochDay, msOfDay: 9 * 3_600_000 });
    expect(parseLocalDateTime("2026-03-02T23:59:59")).toEqual({ epochDay, msOfDay: 86_399_000 });
  });

  test.each([
    "2026-03-02",
    "2026-02-30T09:00",
    "2026-13-01T09:00",
    "2026-03-02T24:00",
    "2026-03-02T09:60",
    "2026-03-02T9:00",
    "2026-03-02 09:00",
    "2026-03-02T09:00Z",
    "2026-03-02T09:00+01:00",
    "",
  ])("refuses %j", (text) => {
    expect(parseLocalDateTime(text)).toBeNull();
  });
});

describe("parseLocalDate and formatLocalDate", () => {
  test("are each other's inverse", () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 2_900_000 }), (epochDay) => {
        expect(parseLocalDate(formatLocalDate(epochDay))).toBe(epochDay);
      }),
      { numRuns: 1_000 },
    );
  });

  test("know the leap day and only in leap years", () => {
    expect(parseLocalDate("2028-02-29")).toBe(21_243);
    expect(parseLocalDate("2026-02-29")).toBeNull();
  });
});
