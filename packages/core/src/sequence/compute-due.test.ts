import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Delay } from "../model/delay.ts";
import { InvalidInputError } from "../model/errors/invalid-input-error.ts";
import type { WeeklyWindows } from "../model/weekly-schedule.ts";
import { addDelay } from "./add-delay.ts";
import { computeDue } from "./compute-due.ts";
import { fromLocal } from "./from-local.ts";
import { getTimeZoneTable } from "./get-time-zone-table.ts";
import { isInWindow } from "./is-in-window.ts";
import {
  arbitraryCalendar,
  arbitraryInstant,
  arbitraryMoment,
  testZones,
} from "./test-support/arbitrary-calendar.ts";
import { createTestCalendar } from "./test-support/create-test-calendar.ts";
import { readWallClock } from "./test-support/read-wall-clock.ts";
import { toLocal } from "./to-local.ts";

const officeHours: WeeklyWindows = { weekdays: "07:00-19:00" };
const always: WeeklyWindows = { everyDay: "00:00-24:00" };

function due(
  anchor: string,
  delay: Delay | undefined,
  options: {
    readonly schedule?: WeeklyWindows;
    readonly timeZone?: string;
    readonly holidays?: string[];
  } = {},
): string | null {
  const calendar = createTestCalendar({ schedule: officeHours, ...options });
  const found = computeDue({ delay, anchor: Date.parse(anchor), calendar });
  return found === null ? null : readWallClock(calendar.zone.timeZone, found).text.slice(0, 16);
}

describe("computeDue", () => {
  describe("with elapsed days", () => {
    // 2026-03-05 is a Thursday.
    test("rolls Thursday 10:00 plus 3 days over the weekend to Monday 07:00", () => {
      expect(due("2026-03-05T10:00+01:00", { days: 3 })).toBe("2026-03-09T07:00");
      expect(due("2026-03-05T10:00+01:00", { days: 3, count: "elapsed" })).toBe("2026-03-09T07:00");
    });

    test("counts the step after from Monday, when the previous was really done", () => {
      expect(due("2026-03-09T07:00+01:00", { days: 3 })).toBe("2026-03-12T07:00");
    });

    test("spaces the default three-step plan by days 0, 3 and 7", () => {
      // Enrolled on Monday; each anchor is the completion of the step before.
      expect(due("2026-03-02T10:00+01:00", undefined)).toBe("2026-03-02T10:00");
      expect(due("2026-03-02T10:00+01:00", { days: 3 })).toBe("2026-03-05T10:00");
      expect(due("2026-03-05T10:00+01:00", { days: 4 })).toBe("2026-03-09T10:00");
    });

    test.each([
      ["America/New_York", "2026-03-07T10:00-05:00", 23],
      ["America/New_York", "2026-10-31T10:00-04:00", 25],
      ["Europe/Berlin", "2026-03-28T10:00+01:00", 23],
      ["Europe/Berlin", "2026-10-24T10:00+02:00", 25],
      ["Australia/Lord_Howe", "2026-04-04T10:00+11:00", 24.5],
      ["Asia/Kolkata", "2026-03-28T10:00+05:30", 24],
    ])("keeps the wall time in %s from %s, %s hours later", (timeZone, text, hours) => {
      const calendar = createTestCalendar({ timeZone, schedule: always });
      const anchor = Date.parse(text);
      const found = computeDue({ delay: { days: 1 }, anchor, calendar });
      expect(found).toBe(anchor + hours * 3_600_000);
    });

    test("moves a wall time that the clock skips to the end of the gap", () => {
      const options = { timeZone: "America/New_York", schedule: always };
      expect(due("2026-03-07T02:30-05:00", { days: 1 }, options)).toBe("2026-03-08T03:00");
    });

    test("takes the first showing of a wall time that the clock shows twice", () => {
      const calendar = createTestCalendar({ timeZone: "America/New_York", schedule: always });
      const anchor = Date.parse("2026-10-31T01:30-04:00");
      const found = computeDue({ delay: { days: 1 }, anchor, calendar });
      expect(found).toBe(Date.parse("2026-11-01T01:30-04:00"));
    });
  });

  describe("with send days", () => {
    // 2026-03-06 is a Friday.
    test.each([
      ["2026-03-06T10:00+01:00", "2026-03-11T10:00"],
      ["2026-03-02T08:00+01:00", "2026-03-05T08:00"],
    ])("counts three send days after %s and keeps the time of day", (anchor, expected) => {
      expect(due(anchor, { days: 3, count: "send-days" })).toBe(expected);
    });

    test("does not count holidays", () => {
      const holidays = ["2026-03-09", "2026-03-11"];
      const delay: Delay = { days: 3, count: "send-days" };
      expect(due("2026-03-06T10:00+01:00", delay, { holidays })).toBe("2026-03-13T10:00");
    });

    test("rolls a time of day after the window to the next send day", () => {
      const delay: Delay = { days: 1, count: "send-days" };
      expect(due("2026-03-05T22:00+01:00", delay)).toBe("2026-03-09T07:00");
    });

    test("counts an overnight window for the date it starts on", () => {
      const schedule = { weekdays: "22:00-06:00" };
      const delay: Delay = { days: 1, count: "send-days" };
      // Done in Friday's window, early on Saturday; Monday 02:00 is before Monday's window.
      expect(due("2026-03-07T02:00+01:00", delay, { schedule })).toBe("2026-03-09T22:00");
      expect(due("2026-03-03T02:00+01:00", delay, { schedule })).toBe("2026-03-04T02:00");
    });

    test("does not count a date whose only window the clock skips", () => {
      const options = { timeZone: "America/New_York", schedule: { sunday: "02:10-02:50" } };
      const delay: Delay = { days: 1, count: "send-days" };
      expect(due("2026-03-01T02:20-05:00", delay, options)).toBe("2026-03-15T02:20");
    });

    test("counts far ahead but gives up after 60 dates without a send day", () => {
      const delay: Delay = { days: 200, count: "send-days" };
      expect(due("2026-03-06T10:00+01:00", delay)).toBe("2026-12-11T10:00");
      const calendar = { ...createTestCalendar({ schedule: always }), isHoliday: () => true };
      expect(computeDue({ delay, anchor: Date.UTC(2026, 0, 1), calendar })).toBeNull();
    });
  });

  describe("with real time", () => {
    test("adds hours and minutes as they pass, then takes the next window", () => {
      expect(due("2026-03-05T10:00+01:00", { hours: 4, minutes: 30 })).toBe("2026-03-05T14:30");
      expect(due("2026-03-05T18:00+01:00", { hours: 2 })).toBe("2026-03-06T07:00");
      expect(due("2026-03-05T10:00+01:00", { seconds: 90 })).toBe("2026-03-05T10:01");
    });

    test("passes a clock change in real hours, unlike days", () => {
      const options = { timeZone: "America/New_York", schedule: always };
      expect(due("2026-03-07T10:00-05:00", { hours: 24 }, options)).toBe("2026-03-08T11:00");
      expect(due("2026-10-31T10:00-04:00", { hours: 24 }, options)).toBe("2026-11-01T09:00");
    });

    test("adds it after the days", () => {
      const options = { timeZone: "America/New_York", schedule: always };
      expect(due("2026-03-07T10:00-05:00", { days: 1, hours: 2 }, options)).toBe(
        "2026-03-08T12:00",
      );
    });
  });

  describe("with an exact date", () => {
    test("reads it in its own zone, else in the contact's", () => {
      const delay = { at: "2026-03-02T09:00" };
      expect(due("2026-02-20T10:00Z", delay)).toBe("2026-03-02T09:00");
      expect(due("2026-02-20T10:00Z", { ...delay, zone: "Asia/Kolkata" })).toBe("2026-03-02T07:00");
      expect(due("2026-02-20T10:00Z", { ...delay, zone: "America/New_York" })).toBe(
        "2026-03-02T15:00",
      );
    });

    test("takes the next window after it", () => {
      expect(due("2026-02-20T10:00Z", { at: "2026-02-28T09:00" })).toBe("2026-03-02T07:00");
    });

    test("stays where it is when the anchor came later, so that the lateness shows", () => {
      expect(due("2026-04-01T10:00Z", { at: "2026-03-02T09:00" })).toBe("2026-03-02T09:00");
    });

    test("resolves skipped and repeated times like any other", () => {
      const options = { timeZone: "America/New_York", schedule: always };
      expect(due("2026-01-01T00:00Z", { at: "2026-03-08T02:30" }, options)).toBe(
        "2026-03-08T03:00",
      );
      expect(due("2026-01-01T00:00Z", { at: "2026-11-01T01:30" }, options)).toBe(
        "2026-11-01T01:30",
      );
    });

    test("refuses what is no local time or no zone", () => {
      expect(() => due("2026-01-01T00:00Z", { at: "tomorrow" })).toThrow(InvalidInputError);
      const mars = { at: "2026-03-02T09:00", zone: "Mars/Olympus" };
      expect(() => due("2026-01-01T00:00Z", mars)).toThrow(InvalidInputError);
    });
  });

  test("is the anchor's next window when there is no delay", () => {
    expect(due("2026-03-05T10:00+01:00", undefined)).toBe("2026-03-05T10:00");
    expect(due("2026-03-07T10:00+01:00", {})).toBe("2026-03-09T07:00");
    expect(due("2026-03-07T10:00+01:00", { days: 0 })).toBe("2026-03-09T07:00");
  });

  test("does not go back an hour when the anchor is in an hour shown again", () => {
    const calendar = createTestCalendar({ timeZone: "America/New_York", schedule: always });
    const anchor = Date.parse("2026-11-01T01:30-05:00");
    expect(computeDue({ delay: { days: 0, minutes: 5 }, anchor, calendar })).toBe(anchor + 300_000);
  });

  describe("for any calendar and anchor", () => {
    const days = fc.integer({ min: 0, max: 30 });
    const count = fc.constantFrom<"elapsed" | "send-days">("elapsed", "send-days");

    test("is in a window, not before the anchor, and never less for more days", () => {
      fc.assert(
        fc.property(arbitraryMoment, days, count, ({ calendar, at }, more, mode) => {
          const first = computeDue({ delay: { days: more, count: mode }, anchor: at, calendar });
          const delay: Delay = { days: more + 1, count: mode };
          const second = computeDue({ delay, anchor: at, calendar });
          if (first === null || second === null) return;
          expect(isInWindow(calendar, first)).toBe(true);
          expect(first).toBeGreaterThanOrEqual(at);
          expect(second).toBeGreaterThanOrEqual(first);
        }),
        { numRuns: 10_000 },
      );
    });

    test("is never less for a later anchor with elapsed days", () => {
      const later = fc.integer({ min: 86_400_000, max: 10 * 86_400_000 });
      fc.assert(
        fc.property(arbitraryCalendar, arbitraryInstant, later, days, (calendar, at, ms, n) => {
          const first = computeDue({ delay: { days: n }, anchor: at, calendar });
          const second = computeDue({ delay: { days: n }, anchor: at + ms, calendar });
          if (first === null || second === null) return;
          expect(second).toBeGreaterThanOrEqual(first);
        }),
        { numRuns: 10_000 },
      );
    });

    test("is never less for a later date with either way of counting", () => {
      const later = fc.integer({ min: 1, max: 20 });
      fc.assert(
        fc.property(arbitraryMoment, later, days, count, ({ calendar, at }, ahead, n, mode) => {
          // At the same time of day: send days are dates, so Saturday 08:00 and 3 are Wednesday 08:00,
          // and Friday 10:00 and 3 are Wednesday 10:00.
          const { epochDay, msOfDay } = toLocal(calendar.zone, at);
          const [anchor, after] = [epochDay, epochDay + ahead].map((day) =>
            fromLocal(calendar.zone, { epochDay: day, msOfDay }),
          );
          const delay: Delay = { days: n, count: mode };
          const first = computeDue({ delay, anchor: anchor ?? at, calendar });
          const second = computeDue({ delay, anchor: after ?? at, calendar });
          if (first === null || second === null) return;
          expect(second).toBeGreaterThanOrEqual(first);
        }),
        { numRuns: 10_000 },
      );
    });

    test("does not depend on the mode when every day is a send day all day", () => {
      const zone = fc.constantFrom(...testZones.filter((name) => name !== "Pacific/Apia"));
      fc.assert(
        fc.property(zone, arbitraryInstant, days, (timeZone, anchor, n) => {
          const calendar = createTestCalendar({ timeZone, schedule: always });
          const elapsed = computeDue({ delay: { days: n }, anchor, calendar });
          const delay: Delay = { days: n, count: "send-days" };
          expect(computeDue({ delay, anchor, calendar })).toBe(elapsed);
          expect(elapsed).toBe(addDelay({ delay, anchor, calendar }));
        }),
        { numRuns: 10_000 },
      );
    });
  });
});

describe("addDelay", () => {
  test("leaves windows aside, for a first step that goes out at once", () => {
    const calendar = createTestCalendar({ schedule: officeHours });
    const sunday = Date.parse("2026-03-08T03:00+01:00");
    expect(addDelay({ delay: undefined, anchor: sunday, calendar })).toBe(sunday);
    expect(addDelay({ delay: { hours: 1 }, anchor: sunday, calendar })).toBe(sunday + 3_600_000);
  });

  test("does not ask the contact's clock for an exact date with a zone of its own", () => {
    const calendar = createTestCalendar({ schedule: officeHours, timeZone: "Pacific/Apia" });
    const delay = { at: "2026-03-02T09:00", zone: "UTC" };
    const found = addDelay({ delay, anchor: 0, calendar });
    expect(found).toBe(Date.UTC(2026, 2, 2, 9));
    expect(getTimeZoneTable("UTC").segmentAt(found ?? 0).offset).toBe(0);
  });
});
