import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WeeklyWindows } from "../model/weekly-schedule.ts";
import { weekdays } from "../model/weekly-schedule.ts";
import { formatLocalDate } from "./format-local-date.ts";
import { isInWindow } from "./is-in-window.ts";
import { nextInWindow } from "./next-in-window.ts";
import { parseLocalDate } from "./parse-local-date.ts";
import { arbitraryMoment } from "./test-support/arbitrary-calendar.ts";
import { createTestCalendar } from "./test-support/create-test-calendar.ts";
import { readWallClock } from "./test-support/read-wall-clock.ts";
import { toLocal } from "./to-local.ts";

const office: WeeklyWindows = { weekdays: "09:00-17:00" };

function next(
  at: string,
  options: {
    readonly schedule?: WeeklyWindows;
    readonly timeZone?: string;
    readonly holidays?: string[];
  } = {},
): string | null {
  const calendar = createTestCalendar({ schedule: office, ...options });
  const found = nextInWindow(calendar, Date.parse(at));
  return found === null ? null : new Date(found).toISOString().replace(":00.000Z", "Z");
}

describe("nextInWindow", () => {
  test("keeps an instant that is inside, including the start and excluding the end", () => {
    expect(next("2026-03-02T12:34:56.789+01:00")).toBe("2026-03-02T11:34:56.789Z");
    expect(next("2026-03-02T09:00+01:00")).toBe("2026-03-02T08:00Z");
    expect(next("2026-03-02T16:59:59.999+01:00")).toBe("2026-03-02T15:59:59.999Z");
    expect(next("2026-03-02T17:00+01:00")).toBe("2026-03-03T08:00Z");
  });

  test("waits for the start on the same day when it is early", () => {
    expect(next("2026-03-02T03:00+01:00")).toBe("2026-03-02T08:00Z");
  });

  test("lands on the window's start after a weekend, never on the old time of day", () => {
    expect(next("2026-02-28T15:20+01:00")).toBe("2026-03-02T08:00Z");
    expect(next("2026-02-27T17:30+01:00")).toBe("2026-03-02T08:00Z");
  });

  test("takes the next of several windows of a day", () => {
    const schedule = { weekdays: ["08:00-10:00", "14:00-16:00"] };
    expect(next("2026-03-02T11:00+01:00", { schedule })).toBe("2026-03-02T13:00Z");
    expect(next("2026-03-02T16:00+01:00", { schedule })).toBe("2026-03-03T07:00Z");
  });

  test("skips holidays and the weekend after them", () => {
    const holidays = ["2026-04-03", "2026-04-06"];
    expect(next("2026-04-02T17:00+02:00", { holidays })).toBe("2026-04-07T07:00Z");
    expect(next("2026-04-03T12:00+02:00", { holidays })).toBe("2026-04-07T07:00Z");
  });

  test("asks for the zone's own date, not the date in UTC", () => {
    const options = { timeZone: "Pacific/Auckland", schedule: { monday: "09:00-17:00" } };
    // Monday morning in Auckland is still Sunday in UTC.
    expect(next("2026-03-01T21:00Z", options)).toBe("2026-03-01T21:00Z");
    expect(next("2026-03-01T21:00Z", { ...options, holidays: ["2026-03-02"] })).toBe(
      "2026-03-08T20:00Z",
    );
  });

  test("lets an overnight window run into the next date, holiday or not", () => {
    const options = { schedule: { friday: "22:00-06:00" }, holidays: ["2026-03-07"] };
    expect(next("2026-03-07T05:59+01:00", options)).toBe("2026-03-07T04:59Z");
    expect(next("2026-03-07T06:00+01:00", options)).toBe("2026-03-13T21:00Z");
  });

  test("closes an overnight window as a whole when its start date is a holiday", () => {
    const options = { schedule: { friday: "22:00-06:00" }, holidays: ["2026-03-06"] };
    expect(next("2026-03-07T03:00+01:00", options)).toBe("2026-03-13T21:00Z");
  });

  test("joins an overnight window and the next day's own without a hole", () => {
    const schedule = { monday: "22:00-06:00", tuesday: "05:00-12:00" };
    expect(next("2026-03-03T06:30+01:00", { schedule })).toBe("2026-03-03T05:30Z");
  });

  test("takes 24:00 as the end of the day and the day after as open from midnight", () => {
    const schedule = { monday: "20:00-24:00", wednesday: "00:00-24:00" };
    expect(next("2026-03-02T23:59+01:00", { schedule })).toBe("2026-03-02T22:59Z");
    expect(next("2026-03-03T00:00+01:00", { schedule })).toBe("2026-03-03T23:00Z");
  });

  test("finds a window 60 dates ahead and gives up after that", () => {
    const first = parseLocalDate("2026-03-02") ?? 0;
    const dates = (count: number) =>
      Array.from({ length: count }, (_, index) => formatLocalDate(first + index));
    const schedule = { everyDay: "09:00-17:00" };
    expect(next("2026-03-02T12:00+01:00", { schedule, holidays: dates(60) })).toBe(
      "2026-05-01T07:00Z",
    );
    expect(next("2026-03-02T12:00+01:00", { schedule, holidays: dates(61) })).toBeNull();
  });

  describe("over clock changes", () => {
    const newYork = "America/New_York";

    test("opens a window whose start is skipped right after the gap", () => {
      const schedule = { sunday: "02:30-05:00" };
      expect(next("2026-03-08T06:00Z", { timeZone: newYork, schedule })).toBe("2026-03-08T07:00Z");
    });

    test("passes over a window that lies wholly in the gap", () => {
      const schedule = { sunday: "02:10-02:50" };
      expect(next("2026-03-08T06:00Z", { timeZone: newYork, schedule })).toBe("2026-03-15T06:10Z");
    });

    test("opens a window whose start is shown twice the first time", () => {
      const schedule = { sunday: "01:30-05:00" };
      expect(next("2026-11-01T04:00Z", { timeZone: newYork, schedule })).toBe("2026-11-01T05:30Z");
      expect(next("2026-11-01T06:10Z", { timeZone: newYork, schedule })).toBe("2026-11-01T06:10Z");
    });

    test("closes a window whose end is shown twice the first time", () => {
      const schedule = { sunday: "00:00-01:30" };
      expect(next("2026-11-01T05:29Z", { timeZone: newYork, schedule })).toBe("2026-11-01T05:29Z");
      expect(next("2026-11-01T06:10Z", { timeZone: newYork, schedule })).toBe("2026-11-08T05:00Z");
    });

    test.each([
      ["2026-03-27T20:00+01:00", "2026-03-30T07:00Z"],
      ["2026-10-23T20:00+02:00", "2026-10-26T08:00Z"],
    ])("keeps the office hours of Berlin over the weekend after %s", (at, expected) => {
      expect(next(at)).toBe(expected);
    });

    test("follows Lord Howe's half hour, Casablanca's Ramadan and India's missing change", () => {
      const schedule = { everyDay: "09:00-17:00" };
      const opens = (timeZone: string, at: string) => next(at, { timeZone, schedule });
      expect(opens("Australia/Lord_Howe", "2026-04-04T07:00Z")).toBe("2026-04-04T22:30Z");
      expect(opens("Australia/Lord_Howe", "2026-04-03T07:00Z")).toBe("2026-04-03T22:00Z");
      expect(opens("Africa/Casablanca", "2025-02-22T20:00Z")).toBe("2025-02-23T09:00Z");
      expect(opens("Africa/Casablanca", "2025-02-21T20:00Z")).toBe("2025-02-22T08:00Z");
      expect(opens("Asia/Kolkata", "2026-03-29T00:00Z")).toBe("2026-03-29T03:30Z");
      expect(opens("Asia/Kathmandu", "2026-03-29T00:00Z")).toBe("2026-03-29T03:15Z");
    });

    test("passes over the Friday that Samoa never had", () => {
      const options = { timeZone: "Pacific/Apia", schedule: { friday: "09:00-17:00" } };
      expect(next("2011-12-30T00:00Z", options)).toBe("2012-01-05T19:00Z");
    });
  });

  describe("for any windows, zone, holidays and instant", () => {
    test("gives an instant inside a window, not before the asked one, and then stays there", () => {
      fc.assert(
        fc.property(arbitraryMoment, ({ calendar, at }) => {
          const found = nextInWindow(calendar, at);
          if (found === null) return;
          expect(found).toBeGreaterThanOrEqual(at);
          expect(isInWindow(calendar, found)).toBe(true);
          expect(nextInWindow(calendar, found)).toBe(found);
          expect(nextInWindow(calendar, at) === at).toBe(isInWindow(calendar, at));
        }),
        { numRuns: 10_000 },
      );
    });

    test("never gives an instant on a holiday, by the date that Intl shows", () => {
      fc.assert(
        fc.property(arbitraryMoment, ({ calendar, at }) => {
          // Cut at midnight: overnight windows belong to the date they start on, which Intl does not know.
          const days = calendar.windows.days.map((ranges) =>
            ranges.map(({ start, end }) => ({ start, end: Math.min(end, 86_400_000) })),
          );
          const found = nextInWindow({ ...calendar, windows: { days, overnight: false } }, at);
          if (found === null) return;
          const { start, end } = calendar.zone.segmentAt(found);
          // A clock set back over midnight shows the old date once more.
          if (found - start < 7_200_000 || end - found < 7_200_000) return;
          const date = readWallClock(calendar.zone.timeZone, found).text.slice(0, 10);
          expect(calendar.isHoliday?.(parseLocalDate(date) ?? 0)).toBe(false);
        }),
        { numRuns: 10_000 },
      );
    });

    test("leaves no instant inside a window out", () => {
      fc.assert(
        fc.property(arbitraryMoment, fc.double({ min: 0, max: 1, noNaN: true }), (moment, part) => {
          const { calendar, at } = moment;
          const found = nextInWindow(calendar, at) ?? at + 50 * 86_400_000;
          if (found === at) return;
          expect(isInWindow(calendar, found - 1)).toBe(false);
          expect(isInWindow(calendar, at + Math.floor(part * (found - 1 - at)))).toBe(false);
        }),
        { numRuns: 10_000 },
      );
    });

    test("never gives less for a later instant", () => {
      fc.assert(
        fc.property(
          arbitraryMoment,
          fc.integer({ min: 0, max: 2e9 }),
          ({ calendar, at }, later) => {
            const second = nextInWindow(calendar, at + later);
            if (second === null) return;
            expect(nextInWindow(calendar, at)).toBeLessThanOrEqual(second);
          },
        ),
        { numRuns: 10_000 },
      );
    });
  });
});

describe("isInWindow", () => {
  test("agrees with the clock that Intl shows, away from clock changes", () => {
    const hours = fc.integer({ min: 0, max: 48 });
    fc.assert(
      fc.property(arbitraryMoment, hours, ({ calendar, at }, later) => {
        const asked = at + later * 3_600_000;
        const { start, end } = calendar.zone.segmentAt(asked);
        const day = 2 * 86_400_000;
        fc.pre(asked - start > day && end - asked > day);
        const { weekday, minuteOfDay } = readWallClock(calendar.zone.timeZone, asked);
        const today = weekdays.findIndex((name) => name === weekday);
        const expected = [today, (today + 6) % 7].some((index, daysAgo) =>
          (calendar.schedule[weekdays[index] ?? ""] ?? []).some((text) => {
            const [from = 0, to = 0] = text
              .split("-")
              .map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
            const minute = minuteOfDay + daysAgo * 1_440;
            return minute >= from && minute < (to < from ? to + 1_440 : to);
          }),
        );
        const { windows, zone } = calendar;
        expect(isInWindow({ windows, zone }, asked)).toBe(expected);
      }),
      { numRuns: 10_000 },
    );
  });

  test("knows the new date's window while the clock shows the old date again", () => {
    // St. John's went from 00:01 on 2010-11-07 back to 23:01 on the 6th.
    const options = { timeZone: "America/St_Johns", schedule: { sunday: "00:00-06:00" } };
    const calendar = createTestCalendar(options);
    const again = Date.parse("2010-11-07T03:00Z");
    expect(formatLocalDate(toLocal(calendar.zone, again).epochDay)).toBe("2010-11-06");
    expect(isInWindow(calendar, again)).toBe(true);
    expect(nextInWindow(calendar, again)).toBe(again);
  });

  test("is closed on a holiday", () => {
    const at = Date.parse("2026-12-25T12:00+01:00");
    expect(isInWindow(createTestCalendar({ schedule: office }), at)).toBe(true);
    const closed = createTestCalendar({ schedule: office, holidays: ["2026-12-25"] });
    expect(isInWindow(closed, at)).toBe(false);
  });
});
