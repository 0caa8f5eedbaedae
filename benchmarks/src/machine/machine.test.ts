import { test } from "vitest";
import { expectFigures } from "../test-support/expect-figures.ts";
import { machine } from "./machine.ts";

test("a small run of the machine benchmark gives every figure", async () => {
  const figures = await machine({ small: true, log: () => undefined });
  expectFigures(figures, ["machine.transitionsPerSecond", "machine.vsXstate"]);
});
