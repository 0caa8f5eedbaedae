import { expect, test } from "vitest";
import { runExhaustive } from "./run-exhaustive.ts";

/** Of the 20,000 runs that all files of this folder make together. */
const least = {
  "no-idempotency": 800,
  lookup: 800,
  "past-the-key-window": 900,
  "retry-later": 1_700,
  "edit-after-refusal": 1_600,
  "batch-with-one-key": 800,
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
