import { expect, test } from "vitest";
import { runSwarm } from "./run-swarm.ts";
import { seedRange } from "./seed-range.ts";

test("the seeds 251 to 500 break nothing and come to rest", { timeout: 300_000 }, async () => {
  const report = await runSwarm({
    seeds: seedRange({ from: 251, count: 250 }),
    regressions: false,
  });
  expect(report).toMatchObject({ failures: [], violations: 0, doubleSends: 0, lost: 0 });
  expect(report.seeds).toBe(250);
});
