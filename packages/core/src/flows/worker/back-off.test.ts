import fc from "fast-check";
import { expect, test } from "vitest";
import { backOff } from "./back-off.ts";

test("it doubles from half a second up to half a minute, from half to all of it by chance", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, chance) => {
        const longest = Math.min(500 * 2 ** (failures - 1), 30_000);
        const pause = backOff(failures, () => chance);
        expect(pause).toBeGreaterThanOrEqual(longest / 2);
        expect(pause).toBeLessThanOrEqual(longest);
      },
    ),
  );
});
