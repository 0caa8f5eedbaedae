import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../model/errors/invalid-input-error.ts";
import { createTimeZoneTable } from "./create-time-zone-table.ts";
import { formatLocalDate } from "./format-local-date.ts";
import { getTimeZoneTable } from "./get-time-zone-table.ts";
import { readWallClock } from "./test-support/read-wall-clock.ts";
import { toLocal } from "./to-local.ts";

const HOUR = 3_600_000;

function show(timeZone: string, instant: number): string {
  const { epochDay, msOfDay } = toLocal(getTimeZoneTable(timeZone), instant);
  return `${formatLocalDate(epochDay)}T${new Date(msOfDay).toISOString().slice(11, 19)}`;
}

describe("createTimeZoneTable", () => {
  test("shows the same local time as Intl in every zone at any second from 1970 to 2100", () => {
    const zones = [...Intl.supportedValuesOf("timeZone"), "UTC", "Asia/Kolkata"];
    const seconds = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) / 1_000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (timeZone, second) => {
        expect(show(timeZone, second * 1_000)).toBe(readWallClock(timeZone, second * 1_000).text);
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ["America/New_York", "2026-03-08T07:00:00Z", -4, -5],
    ["America/New_York", "2026-11-01T06:00:00Z", -5, -4],
    ["Europe/Berlin", "2026-03-29T01:00:00Z", 2, 1],
    ["Europe/Berlin", "2026-10-25T01:00:00Z", 1, 2],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00Z", 10.5, 11],
    ["Australia/Lord_Howe", "2026-10-03T15:30:00Z", 11, 10.5],
    ["Pacific/Apia", "2011-12-30T10:00:00Z", 14, -10],
    ["Africa/Casablanca", "2025-02-23T02:00:00Z", 0, 1],
    ["Africa/Casablanca", "2025-04-06T02:00:00Z", 1, 0],
  ])("%s changes its offset exactly at %s", (timeZone, text, hours, hoursBefore) => {
    const table = createTimeZoneTable(timeZone);
    const change = Date.parse(text);
    expect(table.segmentAt(change)).toMatchObject({ start: change, offset: hours * HOUR });
    expect(table.segmentAt(change - 1)).toMatchObject({ end: change, offset: hoursBefore * HOUR });
  });

  test("knows offsets that are not whole hours", () => {
    const now = Date.UTC(2026, 5, 1);
    expect(createTimeZoneTable("Asia/Kolkata").segmentAt(now).offset).toBe(5.5 * HOUR);
    expect(createTimeZoneTable("Asia/Kathmandu").segmentAt(now).offset).toBe(5.75 * HOUR);
  });

  test("sees the one week of summer time left to Gaza after Ramadan 2040", () => {
    // Probing every eight days stepped over it: it is the shortest stretch between two changes.
    const offsets = ["2040-10-19", "2040-10-24", "2040-10-27"].map(
      (date) => createTimeZoneTable("Asia/Gaza").segmentAt(Date.parse(`${date}T12:00Z`)).offset,
    );
    expect(offsets).toEqual([2 * HOUR, 3 * HOUR, 2 * HOUR]);
  });

  test("joins its segments without a hole, also across blocks", () => {
    const table = createTimeZoneTable("Europe/Berlin");
    let segment = table.segmentAt(Date.UTC(2020, 0, 1));
    while (segment.end < Date.UTC(2040, 0, 1)) {
      const next = table.segmentAt(segment.end);
      expect(next.start).toBe(segment.end);
      expect(next.end).toBeGreaterThan(next.start);
      segment = next;
    }
  });

  test("answers the same whatever was asked before", () => {
    const asked = createTimeZoneTable("America/New_York");
    for (const year of [2090, 1950, 2026, 2027]) asked.segmentAt(Date.UTC(year, 0, 1));
    const instant = Date.UTC(2026, 6, 1);
    expect(asked.segmentAt(instant)).toEqual(
      createTimeZoneTable("America/New_York").segmentAt(instant),
    );
  });

  test("refuses an unknown zone with the name in the message", () => {
    expect(() => createTimeZoneTable("Mars/Olympus")).toThrow(InvalidInputError);
    expect(() => createTimeZoneTable("Mars/Olympus")).toThrow(/"Mars\/Olympus" is not a time zone/);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(1700, 0, 1), Date.UTC(10_001, 0, 1)])(
    "refuses the instant %s instead of inventing an offset",
    (instant) => {
      expect(() => createTimeZoneTable("Europe/Berlin").segmentAt(instant)).toThrow(
        InvalidInputError,
      );
    },
  );
});

describe("getTimeZoneTable", () => {
  test("builds the table of a zone once", () => {
    expect(getTimeZoneTable("Europe/Paris")).toBe(getTimeZoneTable("Europe/Paris"));
  });

  test("stays correct when more spellings are asked for than it keeps", () => {
    const name = "america/argentina/comodrivadavia";
    for (let number = 0; number < 2_050; number += 1) {
      const spelled = Array.from(name, (c, i) => ((number >> i) & 1 ? c.toUpperCase() : c)).join(
        "",
      );
      getTimeZoneTable(spelled);
    }
    expect(getTimeZoneTable(name).segmentAt(Date.UTC(2026, 0, 1)).offset).toBe(-3 * HOUR);
  });
});
