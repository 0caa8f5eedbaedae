import { expect, test } from "vitest";
import { runSwarm } from "./run-swarm.ts";
import { seedRange } from "./seed-range.ts";

test(
  "the saved seeds and the seeds 1 to 250 break nothing and come to rest",
  { timeout: 300_000 },
  async () => {
    const report = await runSwarm({ seeds: seedRange({ count: 250 }) });
    expect(report).toMatchObject({ failures: [], violations: 0, doubleSends: 0, lost: 0 });
    expect(report.seeds).toBeGreaterThan(250);
    expect(report.sent).toBeGreaterThan(1_000);
  },
);
