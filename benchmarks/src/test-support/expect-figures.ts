import { expect } from "vitest";
import type { Figures } from "../figures.ts";

/** Every figure is a number and, but for growth that may be none, positive. No figure is judged. */
export function expectFigures(figures: Figures, keys: readonly string[]): void {
  expect(Object.keys(figures)).toEqual(expect.arrayContaining([...keys]));
  for (const [key, value] of Object.entries(figures)) {
    expect(value, key).toEqual(expect.any(Number));
    expect(Number.isFinite(value), key).toBe(true);
    expect(Number(value), key).toBeGreaterThanOrEqual(key === "memory.growthMiB" ? 0 : 1e-9);
  }
}
