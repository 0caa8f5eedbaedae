import fc from "fast-check";
import { expect, test } from "vitest";
import { findSlots } from "./find-slots.ts";

test("fills the next period, then the one after it, behind who stands in line", () => {
  expect(findSlots({ wanted: 5, count: 2, from: 10, line: 0 })).toEqual({
    periods: [10, 10, 11, 11, 12],
    end: 25,
  });
  expect(findSlots({ wanted: 2, count: 2, from: 10, line: 25 }).periods).toEqual([12, 13]);
  expect(findSlots({ wanted: 1, count: 2, from: 20, line: 25 }).periods).toEqual([20]);
});

test("no period ever gets more than its count, and no place is before the next period", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.record({ wanted: fc.nat(9), pass: fc.nat(3) }), { maxLength: 12 }),
      (count, asks) => {
        const places = new Map<number, number>();
        const wrong: string[] = [];
        let line = 0;
        let from = 5;
        for (const { wanted, pass } of asks) {
          const { periods, end } = findSlots({ wanted, count, from, line });
          for (const period of periods) {
            places.set(period, (places.get(period) ?? 0) + 1);
            if (period < from) wrong.push("It is in the past.");
          }
          line = end;
          from += pass;
        }
        for (const taken of places.values()) if (taken > count) wrong.push("Too many.");
        expect(wrong).toEqual([]);
      },
    ),
    { numRuns: 10_000 },
  );
});
