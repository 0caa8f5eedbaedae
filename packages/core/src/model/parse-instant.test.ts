import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "./errors/invalid-input-error.ts";
import { formatInstant } from "./format-instant.ts";
import { formatOptionalInstant } from "./format-optional-instant.ts";
import { parseInstant } from "./parse-instant.ts";

describe("parseInstant", () => {
  test.each([
    ["2026-03-02T09:00Z", "2026-03-02T09:00:00.000Z"],
    ["2026-03-02T09:00:30+01:00", "2026-03-02T08:00:30.000Z"],
    ["2026-03-02T09:00:00.123456-05:30", "2026-03-02T14:30:00.123Z"],
  ])("reads %s as %s", (text, expected) => {
    expect(formatInstant(parseInstant(text, "at"))).toBe(expected);
  });

  test.each(["2026-03-02T09:00", "2026-03-02", "2026-03-02 09:00Z", "02.03.2026", "", "now", "9"])(
    "refuses %j, which means another time on another machine or none at all",
    (text) => {
      expect(() => parseInstant(text, "returnsAt")).toThrow(InvalidInputError);
      expect(() => parseInstant(text, "returnsAt")).toThrow(
        `returnsAt: "${text}" is not an instant; pass a Date or an ISO string with "Z" or an offset`,
      );
    },
  );

  test.each(["2026-13-01T09:00Z", "2026-03-02T25:00Z", "2026-03-02T09:00+25:00"])(
    "refuses %s, which no calendar or clock has",
    (text) => {
      expect(() => parseInstant(text, "at")).toThrow(InvalidInputError);
    },
  );

  test("refuses a Date without a time", () => {
    expect(() => parseInstant(new Date(Number.NaN), "at")).toThrow('"Invalid Date"');
  });

  test("gives back what formatInstant wrote, and what a Date holds", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true, min: new Date(0) }), (date) => {
        fc.pre(date.getUTCFullYear() <= 9999);
        expect(parseInstant(formatInstant(date.getTime()), "at")).toBe(date.getTime());
        expect(parseInstant(date, "at")).toBe(date.getTime());
      }),
    );
  });
});

describe("formatOptionalInstant", () => {
  test("writes UTC with milliseconds, and leaves null as it is", () => {
    expect(formatOptionalInstant(0)).toBe("1970-01-01T00:00:00.000Z");
    expect(formatOptionalInstant(null)).toBeNull();
  });
});
