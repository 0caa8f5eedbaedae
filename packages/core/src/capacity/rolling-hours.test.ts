import { describe, expect, test } from "vitest";
import { rollingHours } from "./rolling-hours.ts";

const now = Date.parse("2026-03-02T09:30:00Z");

describe("rollingHours", () => {
  test("asks for this hour and the 24 before it, which any 24 hours up to now can touch", () => {
    const periods = rollingHours.periods(now);
    expect(periods).toHaveLength(25);
    expect([periods[0], periods.at(-1)]).toEqual(["2026-03-01T09Z", "2026-03-02T09Z"]);
    expect(rollingHours.period(now)).toBe(periods.at(-1));
  });

  test("is free again when the oldest hour that counts is a day past", () => {
    const used = new Map([
      ["2026-03-01T14Z", 2],
      ["2026-03-02T09Z", 1],
    ]);
    const usedIn = (period: string) => used.get(period) ?? 0;
    expect(rollingHours.read({ now, cap: 3, usedIn })).toEqual({
      used: 3,
      usedThisHour: 1,
      freeAt: Date.parse("2026-03-02T15:00:00Z"),
    });
    // Lowered under what is used: that hour's two are not enough.
    expect(rollingHours.read({ now, cap: 1, usedIn }).freeAt).toBe(
      Date.parse("2026-03-03T10:00:00Z"),
    );
  });
});
