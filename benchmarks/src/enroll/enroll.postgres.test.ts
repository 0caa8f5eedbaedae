import { expect, inject, test } from "vitest";
import { expectFigures } from "../test-support/expect-figures.ts";
import { enroll } from "./enroll.ts";

test("a small run of the enroll benchmark gives every figure", async () => {
  const lines: string[] = [];
  const figures = await enroll({
    small: true,
    postgresUrl: inject("postgresUrl"),
    log: (line) => lines.push(line),
  });
  expectFigures(figures, ["enroll.shareOfRawInsert"]);
  expect(lines).not.toEqual([]);
});
