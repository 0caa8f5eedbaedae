import { describe, expect, test } from "vitest";
import type { Step } from "../model/campaign-definition.ts";
import { parseLocalDate } from "./parse-local-date.ts";
import { planWindow } from "./plan-window.ts";
import type { SendingCalendar } from "./sending-calendar.ts";
import { createTestCalendar } from "./test-support/create-test-calendar.ts";

/** Times are local, in Berlin before the clock change. 2026-03-06 is a Friday. */
const at = (local: string) => Date.parse(`${local}+01:00`);
const schedule = { weekdays: "07:00-19:00" };
const calendar = createTestCalendar({ schedule });
const step: Step = { key: "hook", kind: "email", content: { body: "x" } };

const plan = (now: string, options: Partial<Parameters<typeof planWindow>[1]> = {}) =>
  planWindow(step, {
    now: at(now),
    calendar,
    due: at(now),
    anchor: at("2026-03-02T10:00"),
    immediate: false,
    maxLateness: 86_400_000,
    senderFreeAt: 0,
    ...options,
  });
const holiday = (dueAt: number, date: string, known: boolean) => ({
  action: "wait",
  reason: "holiday",
  dueAt,
  holiday: { epochDay: parseLocalDate(date), known },
});

describe("planWindow", () => {
  describe("names the holiday when the week alone would have opened earlier", () => {
    const closed = createTestCalendar({ schedule, holidays: ["2026-03-06", "2026-03-09"] });
    const opens = at("2026-03-10T07:00");

    test.each([
      ["2026-03-05T22:00", "2026-03-06"],
      ["2026-03-06T12:00", "2026-03-06"],
      // The weekend is no holiday, but Monday after it is.
      ["2026-03-07T12:00", "2026-03-09"],
    ])("at %s the one of %s", (now, date) => {
      expect(plan(now, { calendar: closed })).toEqual(holiday(opens, date, true));
    });

    test("and not the holidays after the window that comes", () => {
      const later = createTestCalendar({ schedule, holidays: ["2026-03-09"] });
      expect(plan("2026-03-05T22:00", { calendar: later })).toEqual({
        action: "wait",
        reason: "outside-window",
        dueAt: at("2026-03-06T07:00"),
      });
    });
  });

  describe("on a date of which nobody can tell", () => {
    const isUncertain = (day: number) => day === parseLocalDate("2026-03-05");
    const uncertain: SendingCalendar = { ...calendar, isUncertain };

    test("sends nothing and looks again after five minutes", () => {
      const now = "2026-03-05T10:00";
      const again = at(now) + 5 * 60_000;
      expect(plan(now, { calendar: uncertain })).toEqual(holiday(again, "2026-03-05", false));
    });

    test("but on another, and outside of windows, goes by what is known", () => {
      expect(plan("2026-03-06T10:00", { calendar: uncertain })).toMatchObject({ action: "send" });
      expect(plan("2026-03-04T22:00", { calendar: uncertain })).toEqual({
        action: "wait",
        reason: "outside-window",
        dueAt: at("2026-03-05T07:00"),
      });
    });

    test("sends in a window of another date that is open for certain", () => {
      // Wednesday's night window and Thursday's own overlap.
      const windows = { wednesday: "20:00-11:00", thursday: "09:00-17:00" };
      const both = { ...createTestCalendar({ schedule: windows }), isUncertain };
      expect(plan("2026-03-05T10:00", { calendar: both })).toMatchObject({ action: "send" });
      expect(plan("2026-03-05T12:00", { calendar: both })).toMatchObject({ reason: "holiday" });
    });

    test("does not hold an immediate first step, which ignores the calendar", () => {
      const options = { calendar: uncertain, immediate: true };
      expect(plan("2026-03-05T10:00", options)).toMatchObject({ action: "send" });
    });
  });

  test("counts lateness from an exact date when something else made the step due", () => {
    const options = { due: null, anchor: at("2026-03-02T10:00") };
    expect(plan("2026-03-03T10:00", options)).toMatchObject({ action: "send", missed: false });
    expect(plan("2026-03-03T10:01", options)).toMatchObject({ action: "send", missed: true });
  });
});
