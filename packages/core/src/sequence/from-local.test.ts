import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromLocal } from "./from-local.ts";
import { getTimeZoneTable } from "./get-time-zone-table.ts";
import { parseLocalDateTime } from "./parse-local-date-time.ts";
import { toLocal } from "./to-local.ts";

const zones = [
  "America/New_York",
  "America/Havana",
  "America/St_Johns",
  "Europe/Berlin",
  "Asia/Beirut",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Pacific/Chatham",
  "Africa/Casablanca",
  "Antarctica/Troll",
  "UTC",
];
const zone = fc.constantFrom(...zones).map(getTimeZoneTable);
/** 1985 to 2040: St. John's changed its clocks a minute after midnight until 2011. */
const instant = fc.integer({ min: Date.UTC(1985, 0, 1), max: Date.UTC(2040, 0, 1) });
/** Within two days of a change of offset, where it matters. */
const nearChange = fc
  .tuple(zone, instant, fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }))
  .map(([table, at, distance]) => ({ table, at: table.segmentAt(at).end + distance }));

function resolve(timeZone: string, text: string): string {
  const local = parseLocalDateTime(text);
  if (!local) throw new Error(text);
  return new Date(fromLocal(getTimeZoneTable(timeZone), local)).toISOString();
}

describe("fromLocal", () => {
  test.each([
    ["America/New_York", "2026-03-08T02:30", "2026-03-08T07:00:00.000Z"],
    ["America/New_York", "2026-03-08T02:00", "2026-03-08T07:00:00.000Z"],
    ["Europe/Berlin", "2026-03-29T02:15", "2026-03-29T01:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00.000Z"],
    ["Pacific/Apia", "2011-12-30T10:00", "2011-12-30T10:00:00.000Z"],
  ])(
    "takes a time %s skips (%s) for the first instant after the gap",
    (timeZone, text, expected) => {
      expect(resolve(timeZone, text)).toBe(expected);
    },
  );

  test.each([
    ["America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00.000Z"],
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
    ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00.000Z"],
    ["America/St_Johns", "2010-11-07T00:00", "2010-11-07T02:30:00.000Z"],
  ])("takes a time %s shows twice (%s) for the earlier", (timeZone, text, expected) => {
    expect(resolve(timeZone, text)).toBe(expected);
  });

  test.each([
    ["America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00.000Z"],
    ["America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00.000Z"],
    ["Asia/Kolkata", "2026-06-01T09:00", "2026-06-01T03:30:00.000Z"],
    ["Asia/Kathmandu", "2026-06-01T09:00", "2026-06-01T03:15:00.000Z"],
    ["Africa/Casablanca", "2025-03-01T09:00", "2025-03-01T09:00:00.000Z"],
    ["Africa/Casablanca", "2025-05-01T09:00", "2025-05-01T08:00:00.000Z"],
  ])("reads an ordinary time of %s (%s)", (timeZone, text, expected) => {
    expect(resolve(timeZone, text)).toBe(expected);
  });

  test("takes 24:00 for midnight of the date after", () => {
    const table = getTimeZoneTable("Europe/Berlin");
    const midnight = fromLocal(table, { epochDay: 20_001, msOfDay: 0 });
    expect(fromLocal(table, { epochDay: 20_000, msOfDay: 86_400_000 })).toBe(midnight);
  });

  test("gives back the instant a local time came from, or the earlier with the same reading", () => {
    fc.assert(
      fc.property(nearChange, ({ table, at }) => {
        const local = toLocal(table, at);
        const back = fromLocal(table, local);
        expect(back).toBeLessThanOrEqual(at);
        expect(toLocal(table, back)).toEqual(local);
      }),
      { numRuns: 1_000 },
    );
  });

  test("is exact or the first instant after a gap, with no earlier instant at or past the reading", () => {
    fc.assert(
      fc.property(nearChange, ({ table, at }) => {
        // A reading made up from the wrong side of the change, so that gaps are hit too.
        const wall = at + table.segmentAt(at - 86_400_000).offset;
        const found = fromLocal(table, { epochDay: 0, msOfDay: wall });
        const shown = found + table.segmentAt(found).offset;
        const shownBefore = found - 1 + table.segmentAt(found - 1).offset;
        expect(shown).toBeGreaterThanOrEqual(wall);
        expect(shownBefore).toBeLessThan(wall);
      }),
      { numRuns: 1_000 },
    );
  });

  test("never goes back when the local time goes on", () => {
    const step = fc.integer({ min: 0, max: 3 * 3_600_000 });
    fc.assert(
      fc.property(nearChange, step, ({ table, at }, later) => {
        const { epochDay, msOfDay } = toLocal(table, at);
        const first = fromLocal(table, { epochDay, msOfDay });
        expect(fromLocal(table, { epochDay, msOfDay: msOfDay + later })).toBeGreaterThanOrEqual(
          first,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
