import { describe, expect, test } from "vitest";
import type { Delay } from "../model/delay.ts";
import { findDelayProblems } from "./find-delay-problems.ts";

function codes(delay: Delay): string[] {
  return findDelayProblems(delay, "steps.1.delay").map(({ path, code }) => `${path}: ${code}`);
}

describe("findDelayProblems", () => {
  test.each<Delay>([
    {},
    { days: 0 },
    { days: 3 },
    { days: 3, count: "send-days" },
    { days: 3, hours: 0, count: "send-days" },
    { days: 1, hours: 2, minutes: 3, seconds: 4 },
    { at: "2026-03-02T09:00" },
    { at: "2026-03-02T09:00", zone: "Asia/Kolkata" },
  ])("finds nothing wrong with %j", (delay) => {
    expect(codes(delay)).toEqual([]);
  });

  test.each<[Delay, string]>([
    [{ days: -1 }, "steps.1.delay.days: invalid-delay"],
    [{ days: 1.5 }, "steps.1.delay.days: invalid-delay"],
    [{ hours: Number.NaN }, "steps.1.delay.hours: invalid-delay"],
    [{ days: 3_661 }, "steps.1.delay.days: invalid-delay"],
    [{ days: 3, hours: 2, count: "send-days" }, "steps.1.delay.count: send-days-need-days"],
    [{ at: "2026-03-02T09:00Z" }, "steps.1.delay.at: invalid-local-time"],
    [{ at: "2026-03-02T09:00", zone: "Mars" }, "steps.1.delay.zone: unknown-time-zone"],
  ])("refuses %j", (delay, problem) => {
    expect(codes(delay)).toEqual([problem]);
  });

  test("lists every problem at once", () => {
    expect(codes({ days: -1, minutes: 0.5, count: "send-days" })).toHaveLength(3);
    expect(codes({ at: "soon", zone: "Mars" })).toHaveLength(2);
  });
});
