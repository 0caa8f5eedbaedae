import { expect, test } from "vitest";
import { runExhaustive } from "./run-exhaustive.ts";

/** Together with the other files of this folder, at least 20,000 runs. */
const least = [
  { scenario: "suppression-in-between", pairs: 6, runs: 1_110 },
  { scenario: "approval-pending", pairs: 2, runs: 1_180 },
  { scenario: "pause-and-resume", pairs: 2, runs: 1_210 },
  { scenario: "cancel", pairs: 2, runs: 1_280 },
  { scenario: "reply-between", pairs: 2, runs: 1_380 },
  { scenario: "hard-bounce", pairs: 2, runs: 1_300 },
];

test.for(least)(
  "whatever fails in $scenario, alone or two at once, nothing is sent twice or lost ($runs runs)",
  { timeout: 300_000 },
  async ({ scenario, pairs, runs }) => {
    const report = await runExhaustive({ scenarios: [scenario], pairs });
    expect(report).toMatchObject({ failures: [], violations: 0, doubleSends: 0, lost: 0 });
    expect(report.scenarios).toBeGreaterThanOrEqual(runs);
  },
);
