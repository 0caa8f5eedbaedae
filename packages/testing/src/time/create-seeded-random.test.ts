import { expect, test } from "vitest";
import { createSeededRandom } from "./create-seeded-random.ts";

const draw = (seed: number, count: number) => {
  const random = createSeededRandom(seed);
  return Array.from({ length: count }, () => random());
};

test("a seed repeats its numbers, and another seed gives others", () => {
  expect(draw(7, 20)).toEqual(draw(7, 20));
  expect(draw(7, 20)).not.toEqual(draw(8, 20));
});

test("numbers lie in [0, 1) and are spread evenly", () => {
  const numbers = draw(1, 10_000);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const tenths = Map.groupBy(numbers, (number) => Math.floor(number * 10));
  for (const tenth of tenths.values()) expect(Math.abs(tenth.length - 1_000)).toBeLessThan(150);
});

test("the generator is mulberry32, so that a seed means the same in every version", () => {
  expect(draw(1, 3)).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
});
