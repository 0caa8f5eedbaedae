import { expect, test } from "vitest";
import { runExhaustive } from "./run-exhaustive.ts";

/** What people do by hand and what breakers do, with every operation of it failing once. */
test.for([
  { scenario: "disqualified", runs: 100 },
  { scenario: "skip-and-move", runs: 100 },
  { scenario: "breaker-trips", runs: 100 },
])(
  "whatever fails in $scenario, nothing is sent twice or lost ($runs runs)",
  { timeout: 300_000 },
  async ({ scenario, runs }) => {
    const report = await runExhaustive({ scenarios: [scenario], pairs: 0 });
    expect(report).toMatchObject({ failures: [], violations: 0, doubleSends: 0, lost: 0 });
    expect(report.scenarios).toBeGreaterThanOrEqual(runs);
  },
);
