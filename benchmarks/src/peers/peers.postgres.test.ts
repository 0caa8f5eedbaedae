import { expect, inject, test } from "vitest";
import { findBadFigures } from "../test-support/find-bad-figures.ts";
import { peers } from "./peers.ts";

test("a small run of the peers gives every figure", async () => {
  const lines: string[] = [];
  const figures = await peers({
    small: true,
    postgresUrl: inject("postgresUrl"),
    log: (line) => lines.push(line),
  });
  expect(
    findBadFigures(figures, [
      "dispatch.postgres.vsGraphileStep",
      "dispatch.postgres.vsPgBossStep",
      "dispatch.postgres.vsPgBossBatched",
      "dispatch.postgres.vsDbosStep",
      "peers.graphileEmptyJobsPerSecond",
      "peers.pgBossEmptyJobsPerSecond",
    ]),
  ).toEqual([]);
  expect(lines).not.toEqual([]);
});
