import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WeeklyWindows } from "../model/weekly-schedule.ts";
import { parseWeeklyWindows } from "./parse-weekly-windows.ts";

/** Monday first, each range as hours. */
function hours(schedule: WeeklyWindows): number[][][] | undefined {
  const { windows } = parseWeeklyWindows(schedule);
  return windows?.days.map((ranges) =>
    ranges.map(({ start, end }) => [start / 3_600_000, end / 3_600_000]),
  );
}

function codes(schedule: Record<string, unknown>, path?: string): string[] {
  const { problems = [] } = parseWeeklyWindows(schedule as WeeklyWindows, path);
  return problems.map((problem) => `${problem.path}: ${problem.code}`);
}

describe("parseWeeklyWindows", () => {
  test("spreads groups over their days and lets a day replace its group", () => {
    expect(hours({ weekdays: "09:00-17:00", friday: "09:00-12:00" })).toEqual([
      [[9, 17]],
      [[9, 17]],
      [[9, 17]],
      [[9, 17]],
      [[9, 12]],
      [],
      [],
    ]);
  });

  test("lets weekdays and weekend replace everyDay, and an empty array close a day", () => {
    const schedule = { everyDay: "08:00-20:00", weekend: "10:00-12:00", monday: [] };
    expect(hours(schedule)).toEqual([
      [],
      [[8, 20]],
      [[8, 20]],
      [[8, 20]],
      [[8, 20]],
      [[10, 12]],
      [[10, 12]],
    ]);
  });

  test("sorts the windows of a day and merges those that overlap or touch", () => {
    const monday = ["13:00-15:00", "08:00-10:00", "10:00-11:00", "14:00-18:00", "16:00-17:00"];
    expect(hours({ monday })?.[0]).toEqual([
      [8, 11],
      [13, 18],
    ]);
  });

  test("keeps an overnight window on its start date, up to the end on the next", () => {
    expect(hours({ monday: "22:00-06:00" })?.slice(0, 2)).toEqual([[[22, 30]], []]);
    expect(parseWeeklyWindows({ monday: "22:00-06:00" }).windows?.overnight).toBe(true);
  });

  test.each(["22:00-24:00", "22:00-00:00"])(
    "ends %s with the day, which is not overnight",
    (monday) => {
      expect(hours({ monday })?.[0]).toEqual([[22, 24]]);
      expect(parseWeeklyWindows({ monday }).windows?.overnight).toBe(false);
    },
  );

  test("takes a whole schedule and ignores what is not about windows", () => {
    const schedule = { monday: "09:00-17:00", timeZone: "Europe/Berlin", useSenderZone: true };
    expect(parseWeeklyWindows(schedule).problems).toBeUndefined();
  });

  test("lists every problem at once, each with its path", () => {
    const schedule = {
      monday: ["09:00-17:00", "9-17"],
      tuesday: "10:00-10:00",
      weekend: "24:00-25:00",
      funday: "09:00-17:00",
      mon: "09:00-17:00",
    };
    expect(codes(schedule, "schedule")).toEqual([
      "schedule.funday: unknown-day",
      "schedule.mon: unknown-day",
      "schedule.monday.1: malformed-window",
      "schedule.tuesday: empty-window",
      "schedule.weekend: malformed-window",
    ]);
  });

  test("says what was written and what to write instead", () => {
    const { problems } = parseWeeklyWindows({ monday: "9-17", tuesday: "00:00-00:00" });
    expect(problems?.map(({ message }) => message)).toEqual([
      '"9-17" is not a window; write it like "09:00-17:00", with "24:00" for the end of the day.',
      '"00:00-00:00" starts and ends at the same time; for a whole day write "00:00-24:00".',
    ]);
  });

  test.each([
    "09:00",
    "09:00-17:60",
    "09:00-24:01",
    "24:00-06:00",
    "09:00 - 17:00",
    " 09:00-17:00",
    "09:00-17:00\n",
    "",
  ])("refuses %j", (monday) => {
    expect(codes({ monday })).toEqual(["monday: malformed-window"]);
  });

  test("refuses a schedule with no window at all", () => {
    expect(codes({})).toEqual([": no-windows"]);
    expect(codes({ weekdays: [], timeZone: "UTC" }, "schedule")).toEqual(["schedule: no-windows"]);
  });

  test("is not fooled by names that every object inherits", () => {
    expect(codes({ monday: "09:00-17:00", constructor: "09:00-17:00" })).toEqual([
      "constructor: unknown-day",
    ]);
  });

  test("gives sorted ranges apart from each other that cover exactly the minutes written", () => {
    const minute = fc.integer({ min: 0, max: 1_439 });
    const pair = fc.tuple(minute, minute).filter(([start, end]) => start !== end);
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 6 }), minute, (pairs, probe) => {
        const monday = pairs.map(([start, end]) => `${clock(start)}-${clock(end)}`);
        const ranges = parseWeeklyWindows({ monday }).windows?.days[0] ?? [];
        for (const [index, range] of ranges.entries()) {
          expect(range.start).toBeLessThan(range.end);
          expect(range.start).toBeGreaterThan(ranges[index - 1]?.end ?? -1);
        }
        for (const asked of [probe, probe + 1_440]) {
          const written = pairs.some(([start, end]) =>
            end > start ? asked >= start && asked < end : asked >= start && asked < end + 1_440,
          );
          const ms = asked * 60_000;
          expect(ranges.some(({ start, end }) => ms >= start && ms < end)).toBe(written);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
