import { expect, test } from "vitest";
import { runExhaustive } from "./run-exhaustive.ts";

export interface ScenarioRuns {
  readonly scenario: string;
  /** How many pairs of failures to draw for each single one. */
  readonly pairs: number;
  /** Fewer runs than this are a failure: nobody shall take faults away unseen. */
  readonly runs: number;
}

/** A test for each: every failure alone, and pairs of them. */
export function testScenarios(scenarios: readonly ScenarioRuns[]): void {
  test.for(scenarios)(
    "whatever fails in $scenario, alone or two at once, nothing is sent twice or lost ($runs runs)",
    { timeout: 300_000 },
    async ({ scenario, pairs, runs }) => {
      const report = await runExhaustive({ scenarios: [scenario], pairs });
      expect(report).toMatchObject({ failures: [], violations: 0, doubleSends: 0, lost: 0 });
      expect(report.scenarios).toBeGreaterThanOrEqual(runs);
    },
  );
}
