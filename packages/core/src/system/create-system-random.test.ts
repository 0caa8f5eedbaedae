import { describe, expect, test } from "vitest";
import { createSystemRandom } from "./create-system-random.ts";

describe("createSystemRandom", () => {
  test("gives numbers in [0, 1) that do not repeat when its pool is drawn anew", () => {
    const random = createSystemRandom();
    const numbers = Array.from({ length: 3_000 }, () => random());
    for (const number of numbers) {
      expect(number).toBeGreaterThanOrEqual(0);
      expect(number).toBeLessThan(1);
    }
    expect(numbers.slice(0, 1_024)).not.toEqual(numbers.slice(1_024, 2_048));
    // Far below what chance would ever give for 32 strong bits each.
    expect(new Set(numbers).size).toBeGreaterThan(2_990);
  });
});
