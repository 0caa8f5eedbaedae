import { expect, inject, test } from "vitest";
import { expectFigures } from "../test-support/expect-figures.ts";
import { claim } from "./claim.ts";

test("a small run of the claim benchmark gives every figure", async () => {
  const lines: string[] = [];
  const figures = await claim({
    small: true,
    postgresUrl: inject("postgresUrl"),
    log: (line) => lines.push(line),
  });
  expectFigures(figures, [
    "claim.postgres.p50ms.10k",
    "claim.postgres.p99ms.100k",
    "claim.postgres.p99ms.1m",
    "claim.flatness",
    "claim.oldSnapshotFactor",
    "claim.emptyPollMs",
  ]);
  expect(lines).not.toEqual([]);
});
