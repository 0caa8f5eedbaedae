import { expect, test } from "vitest";
import { runExhaustive } from "./run-exhaustive.ts";

/** Together with the other files of this folder, at least 20,000 runs. */
const least = [
  { scenario: "cancelled-before-written", pairs: 0, runs: 430 },
  { scenario: "queue-changes", pairs: 0, runs: 400 },
  { scenario: "complaint", pairs: 2, runs: 1_450 },
  { scenario: "two-workers", pairs: 2, runs: 1_130 },
  { scenario: "write-when-due", pairs: 2, runs: 1_140 },
  { scenario: "two-steps", pairs: 2, runs: 1_170 },
  { scenario: "daylight-saving", pairs: 2, runs: 1_240 },
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
