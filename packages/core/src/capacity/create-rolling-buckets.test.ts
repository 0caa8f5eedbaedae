import fc from "fast-check";
import { expect, test } from "vitest";
import { createRollingBuckets } from "./create-rolling-buckets.ts";

const now = Date.parse("2026-03-02T09:30:00Z");
const HOUR = 3_600_000;

test.each([24, 7 * 24])(
  "no %i hours ever hold more than the cap, and the sender is never stuck",
  (hours) => {
    const buckets = createRollingBuckets(hours);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: (9 / 24) * hours * HOUR }), {
          minLength: 1,
          maxLength: hours === 24 ? 40 : 12,
        }),
        (cap, waits) => {
          const used = new Map<string, number>();
          const sent: number[] = [];
          const wrong: string[] = [];
          let time = now;
          for (const wait of waits) {
            const read = buckets.read({
              now: time,
              cap,
              usedIn: (period) => used.get(period) ?? 0,
            });
            if (read.used >= cap && read.freeAt <= time) wrong.push("It is free in the past.");
            if (read.used < cap) {
              const period = buckets.period(time);
              used.set(period, (used.get(period) ?? 0) + 1);
              sent.push(time);
            } else {
              // At the instant it names, a unit is free.
              const later = buckets.read({
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
            if (past !== undefined && past < from + hours * HOUR) wrong.push("Over the cap.");
          }
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 10_000 },
    );
  },
);
