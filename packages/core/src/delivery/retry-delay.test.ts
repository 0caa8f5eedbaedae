import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxAttempts, retryDelay } from "./retry-delay.ts";

const MINUTE = 60_000;

describe("retryDelay", () => {
  test.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 60],
    [50, 60],
  ])("waits after attempt %s for %s minutes", (attempts, minutes) => {
    expect(retryDelay(attempts, 0)).toBe(minutes * MINUTE);
  });

  test("treats what was never tried like a first attempt", () => {
    expect(retryDelay(0, 0)).toBe(MINUTE);
  });

  test("adds up to a tenth, in whole milliseconds, so that failures do not come back together", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, jitter) => {
          const base = retryDelay(attempts, 0);
          const delay = retryDelay(attempts, jitter);
          expect(Number.isInteger(delay)).toBe(true);
          expect(delay).toBeGreaterThanOrEqual(base);
          expect(delay).toBeLessThan(base * 1.1);
        },
      ),
    );
    expect(retryDelay(4, 0.5)).toBe(63 * MINUTE);
  });

  test("tries six times in all", () => {
    expect(maxAttempts).toBe(6);
  });
});
