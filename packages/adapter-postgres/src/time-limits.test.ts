import { expect, test } from "vitest";
import { resolveTimeLimits } from "./time-limits.ts";

test("time-outs have defaults, and those that are given count", () => {
  expect(resolveTimeLimits({ lock: { seconds: 2 }, idle: undefined as never })).toMatchObject({
    connect: 10_000,
    lock: 2_000,
    idle: 60_000,
  });
});

test.each([
  [{ statement: { milliseconds: 5 } }, "timeouts.statement.milliseconds"],
  [{ statment: { seconds: 5 } }, "timeouts.statment"],
  [{ lock: 5_000 }, "timeouts.lock"],
  [{ connect: { seconds: 0 } }, "timeouts.connect"],
])("refuses %j", (timeouts, path) => {
  expect(() => resolveTimeLimits(timeouts as never)).toThrow(path);
});
