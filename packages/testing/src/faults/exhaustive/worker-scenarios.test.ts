import { expect, test } from "vitest";
import { runExhaustive } from "./run-exhaustive.ts";

/** Of the 20,000 runs that all files of this folder make together. */
const least = {
  "hard-bounce": 1_300,
  complaint: 1_500,
  "two-workers": 1_200,
  "write-when-due": 1_200,
  "two-steps": 1_200,
  "daylight-saving": 1_300,
} as const;

test.for(Object.entries(least))(
  "whatever fails in %s, alone or two at once, nothing is sent twice or lost (%i runs)",
  { timeout: 300_000 },
  async ([scenario, runs]) => {
    const report = await runExhaustive({ scenarios: [scenario], pairs: 2 });
    expect(report).toMatchObject({ failures: [], violations: 0, doubleSends: 0, lost: 0 });
    expect(report.scenarios).toBeGreaterThanOrEqual(runs);
  },
);
