import { expect, test } from "vitest";
import { runExhaustive } from "./run-exhaustive.ts";

/** Together with the other files of this folder, at least 20,000 runs. */
const least = [
  { scenario: "no-idempotency", pairs: 3, runs: 980 },
  { scenario: "lookup", pairs: 3, runs: 980 },
  { scenario: "past-the-key-window", pairs: 3, runs: 1_220 },
  { scenario: "retry-later", pairs: 1, runs: 1_080 },
  { scenario: "edit-after-refusal", pairs: 1, runs: 1_030 },
  { scenario: "batch-with-one-key", pairs: 2, runs: 740 },
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
