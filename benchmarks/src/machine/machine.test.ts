import { expect, test } from "vitest";
import { findBadFigures } from "../test-support/find-bad-figures.ts";
import { machine } from "./machine.ts";

test("a small run of the machine benchmark gives every figure", async () => {
  const figures = await machine({ small: true, log: () => undefined });
  expect(findBadFigures(figures, ["machine.transitionsPerSecond", "machine.vsXstate"])).toEqual([]);
});
