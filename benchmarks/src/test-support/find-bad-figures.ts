import type { Figures } from "../figures.ts";

/** A small run may use less CPU than the kernel counts in, and a process need not grow. */
const mayBeNone = /CpuMsPer1000Steps$|^memory\.growthMiB$/u;

/** What is wrong with the figures of a run: keys that are missing, values that are no positive number. */
export function findBadFigures(figures: Figures, keys: readonly string[]): readonly string[] {
  const missing = keys.filter((key) => !Object.hasOwn(figures, key)).map((key) => `${key} missing`);
  const bad = Object.entries(figures)
    .filter(([key, value]) => {
      const number = typeof value === "number" && Number.isFinite(value);
      return !number || (mayBeNone.test(key) ? value < 0 : value <= 0);
    })
    .map(([key, value]) => `${key} = ${value}`);
  return [...missing, ...bad];
}
