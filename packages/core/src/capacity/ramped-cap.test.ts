import fc from "fast-check";
import { expect, test } from "vitest";
import { findRampProblems } from "./find-ramp-problems.ts";
import { rampPresets } from "./ramp-presets.ts";
import { rampedCap } from "./ramped-cap.ts";

test("the preset starts at 5 a day and ends at the daily cap", () => {
  const caps = [0, 1, 8, 9, 50].map((activeDays) =>
    rampedCap({ ramp: rampPresets.gentle, dailyCap: 50, activeDays }),
  );
  expect(caps).toEqual([5, 10, 45, 50, 50]);
});

test("a ramp never falls with another active day, nor passes target or daily cap", () => {
  fc.assert(
    fc.property(
      fc.record({ start: fc.integer({ min: 1, max: 60 }), step: fc.integer({ min: 1, max: 20 }) }),
      fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
      fc.nat(100),
      fc.nat(60),
      (slope, target, dailyCap, activeDays) => {
        const ramp = target === undefined ? slope : { ...slope, target };
        const today = rampedCap({ ramp, dailyCap, activeDays });
        const next = rampedCap({ ramp, dailyCap, activeDays: activeDays + 1 });
        expect(next >= today && next <= Math.min(dailyCap, target ?? dailyCap)).toBe(true);
        // What is accepted at save reaches where it leads to.
        const end = target ?? dailyCap;
        if (dailyCap > 0 && findRampProblems({ ramp, dailyCap, path: "ramp" }).length === 0)
          expect(rampedCap({ ramp, dailyCap, activeDays: 100 })).toBe(end);
      },
    ),
    { numRuns: 10_000 },
  );
});
