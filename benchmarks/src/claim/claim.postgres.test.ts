import { expect, inject, test } from "vitest";
import { findBadFigures } from "../test-support/find-bad-figures.ts";
import { claim } from "./claim.ts";

test("a small run of the claim benchmark gives every figure", async () => {
  const lines: string[] = [];
  const figures = await claim({
    small: true,
    postgresUrl: inject("postgresUrl"),
    log: (line) => lines.push(line),
  });
  expect(
    findBadFigures(figures, [
      "claim.postgres.p50ms.10k",
      "claim.postgres.p99ms.100k",
      "claim.postgres.p99ms.1m",
      "claim.flatness",
      "claim.oldSnapshotFactor",
      "claim.emptyPollMs",
    ]),
  ).toEqual([]);
  expect(lines).not.toEqual([]);
});
