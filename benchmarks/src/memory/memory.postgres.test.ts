import { expect, inject, test } from "vitest";
import { expectFigures } from "../test-support/expect-figures.ts";
import { memory } from "./memory.ts";

test("a small run of the memory benchmark gives every figure", async () => {
  const lines: string[] = [];
  const figures = await memory({
    small: true,
    postgresUrl: inject("postgresUrl"),
    log: (line) => lines.push(line),
  });
  expectFigures(figures, ["memory.workerPeakMiB", "memory.growthMiB"]);
  expect(lines).not.toEqual([]);
});
