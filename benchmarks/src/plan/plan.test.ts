import { expect, test } from "vitest";
import { findBadFigures } from "../test-support/find-bad-figures.ts";
import { plan } from "./plan.ts";

test("a small run of the planner's benchmark gives every figure, and all contestants agree", async () => {
  const figures = await plan({ small: true, log: () => undefined });
  const keys = ["plan.nextPerSecond", "plan.vsLuxon", "plan.vsIntl"];
  expect(findBadFigures(figures, [...keys, "plan.fourHundredZonesWithHolidays.vsLuxon"])).toEqual(
    [],
  );
});
