import { expect, inject, test } from "vitest";
import { findBadFigures } from "../test-support/find-bad-figures.ts";
import { dispatch } from "./dispatch.ts";

test("a small run of the dispatch benchmark gives every figure", async () => {
  const lines: string[] = [];
  const figures = await dispatch({
    small: true,
    postgresUrl: inject("postgresUrl"),
    log: (line) => lines.push(line),
  });
  expect(
    findBadFigures(figures, [
      "dispatch.postgres.stepsPerSecond",
      "dispatch.postgres.stepsPerSecondTwoWorkers",
      "dispatch.postgres.shareOfRawSql",
      "dispatch.postgres.twoWorkersOverOne",
      "dispatch.postgres.batchOfOneShareOfRawSql",
      "dispatch.postgres.overlappedShareOfRawSql",
      "dispatch.postgres.oneAMinuteShareOfRawSql",
      "dispatch.postgres.oneAMinuteTwoWorkersShareOfRawSql",
      "dispatch.postgres.nodeCpuMsPer1000Steps",
      "dispatch.sqlite.stepsPerSecond",
      "dispatch.sqlite.shareOfRawSql",
    ]),
  ).toEqual([]);
  expect(lines).not.toEqual([]);
});
