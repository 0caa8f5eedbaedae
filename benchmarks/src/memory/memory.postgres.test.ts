import { expect, inject, test } from "vitest";
import { findBadFigures } from "../test-support/find-bad-figures.ts";
import { memory } from "./memory.ts";

test("a small run of the memory benchmark gives every figure", async () => {
  const lines: string[] = [];
  const figures = await memory({
    small: true,
    postgresUrl: inject("postgresUrl"),
    log: (line) => lines.push(line),
  });
  expect(findBadFigures(figures, ["memory.workerPeakMiB", "memory.growthMiB"])).toEqual([]);
  expect(lines).not.toEqual([]);
});
