import { expect, inject, test } from "vitest";
import { findBadFigures } from "../test-support/find-bad-figures.ts";
import { enroll } from "./enroll.ts";

test("a small run of the enroll benchmark gives every figure", async () => {
  const lines: string[] = [];
  const figures = await enroll({
    small: true,
    postgresUrl: inject("postgresUrl"),
    log: (line) => lines.push(line),
  });
  expect(findBadFigures(figures, ["enroll.shareOfRawInsert"])).toEqual([]);
  expect(lines).not.toEqual([]);
});
