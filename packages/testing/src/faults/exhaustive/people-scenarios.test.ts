import { expect, test } from "vitest";
import { runExhaustive } from "./run-exhaustive.ts";

/** Of the 20,000 runs that all files of this folder make together. */
const least = {
  "suppression-in-between": 500,
  "approval-pending": 1_200,
  "pause-and-resume": 1_200,
  cancel: 1_300,
  "reply-between": 1_400,
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
