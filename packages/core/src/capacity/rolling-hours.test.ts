import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rollingHours } from "./rolling-hours.ts";

const now = Date.parse("2026-03-02T09:30:00Z");
const HOUR = 3_600_000;

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

  test("no 24 hours ever hold more than the cap, and the sender is never stuck", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 * HOUR }), { minLength: 1, maxLength: 40 }),
        (cap, waits) => {
          const used = new Map<string, number>();
          const sent: number[] = [];
          const wrong: string[] = [];
          let time = now;
          for (const wait of waits) {
            const read = rollingHours.read({
              now: time,
              cap,
              usedIn: (period) => used.get(period) ?? 0,
            });
            if (read.used >= cap && read.freeAt <= time) wrong.push("It is free in the past.");
            if (read.used < cap) {
              const period = rollingHours.period(time);
              used.set(period, (used.get(period) ?? 0) + 1);
              sent.push(time);
            } else {
              // At the instant it names, a unit is free.
              const later = rollingHours.read({
                now: read.freeAt,
                cap,
                usedIn: (period) => used.get(period) ?? 0,
              });
              if (later.used >= cap) wrong.push("Nothing is free when it said so.");
            }
            time += wait;
          }
          for (const [index, from] of sent.entries()) {
            const past = sent[index + cap];
            if (past !== undefined && past < from + 24 * HOUR) wrong.push("Over the cap.");
          }
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
