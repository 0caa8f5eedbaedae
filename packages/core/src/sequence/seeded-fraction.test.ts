import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededFraction } from "./seeded-fraction.ts";

describe("seededFraction", () => {
  test("gives the values of the first release, so that stored previews stay true", () => {
    expect(seededFraction("")).toBe(0.6689221884589642);
    expect(seededFraction("sender-1:1")).toBe(0.6262662787921727);
    expect(seededFraction("sender-1:2")).toBe(0.7935540319886059);
    expect(seededFraction("Zürich 🚀")).toBe(0.1324264733120799);
  });

  test("stays in [0, 1) and repeats for the same seed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (seed) => {
        const fraction = seededFraction(seed);
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThan(1);
        expect(seededFraction(seed)).toBe(fraction);
      }),
      { numRuns: 1_000 },
    );
  });

  test("spreads counted seeds evenly and without order", () => {
    const buckets = Array.from({ length: 20 }, () => 0);
    const steps: number[] = [];
    const size = 20_000;
    for (let index = 0; index < size; index += 1) {
      const fraction = seededFraction(`sender-7:${index}`);
      const bucket = Math.floor(fraction * 20);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      steps.push(Math.abs(fraction - seededFraction(`sender-7:${index + 1}`)));
    }
    for (const count of buckets) expect(Math.abs(count - size / 20)).toBeLessThan(150);
    // The mean distance of two independent fractions is a third.
    const mean = steps.reduce((sum, step) => sum + step, 0) / size;
    expect(Math.abs(mean - 1 / 3)).toBeLessThan(0.01);
  });
});
