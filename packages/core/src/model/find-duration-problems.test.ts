import { expect, test } from "vitest";
import { findDurationProblems } from "./find-duration-problems.ts";

test("takes every unit, fractions and nothing at all", () => {
  expect(findDurationProblems({ days: 1, hours: 2, minutes: 0.5, seconds: 4 })).toEqual([]);
  expect(findDurationProblems({ days: undefined })).toEqual([]);
  expect(findDurationProblems({})).toEqual([]);
});

test.each([
  [{ milliseconds: 5 }, "timeout.milliseconds", "unknown-unit"],
  [{ second: 5 }, "timeout.second", "unknown-unit"],
  [{ seconds: -1 }, "timeout.seconds", "invalid-duration"],
  [{ seconds: Number.NaN }, "timeout.seconds", "invalid-duration"],
  [{ seconds: "5" }, "timeout.seconds", "invalid-duration"],
  [5_000, "timeout", "invalid-duration"],
  [null, "timeout", "invalid-duration"],
  [[], "timeout", "invalid-duration"],
])("refuses %j, which would count as no time at all", (duration, path, code) => {
  expect(findDurationProblems(duration, "timeout")).toMatchObject([{ path, code }]);
});
