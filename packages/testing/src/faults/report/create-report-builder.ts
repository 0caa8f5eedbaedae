import type { Violation } from "../../invariants/violation.ts";
import type { FailedRun } from "./failed-run.ts";

/** What many runs came to. */
export interface SimulationReport {
  /** Exhaustive runs that were made. */
  readonly scenarios: number;
  /** Seeds of the swarm that were played. */
  readonly seeds: number;
  /** Messages that the provider accepted. */
  readonly sent: number;
  /** Broken promises of each kind: at most one accepted send of a step, and none lost. */
  readonly doubleSends: number;
  readonly lost: number;
  /** Messages that ended in front of a person: no promise is broken by them. */
  readonly needsReview: number;
  /** All broken promises, those two kinds included. */
  readonly violations: number;
  /** The first of the runs that broke one. */
  readonly failures: readonly FailedRun[];
}

const MOST_FAILURES = 20;

/** Adds run after run to one report. */
export interface ReportBuilder {
  add(run: {
    readonly kind: "scenario" | "seed";
    readonly sent: number;
    readonly needsReview: number;
    readonly violations: readonly Violation[];
    readonly describe: () => FailedRun;
  }): void;
  report(): SimulationReport;
}

export function createReportBuilder(): ReportBuilder {
  const sums = {
    scenarios: 0,
    seeds: 0,
    sent: 0,
    doubleSends: 0,
    lost: 0,
    needsReview: 0,
    violations: 0,
  };
  const failures: FailedRun[] = [];
  return {
    add({ kind, sent, needsReview, violations, describe }) {
      sums[kind === "scenario" ? "scenarios" : "seeds"] += 1;
      sums.sent += sent;
      sums.needsReview += needsReview;
      sums.violations += violations.length;
      sums.doubleSends += count(violations, [1]);
      sums.lost += count(violations, [5, 6, 15]);
      if (violations.length > 0 && failures.length < MOST_FAILURES) failures.push(describe());
    },
    report: () => ({ ...sums, failures }),
  };
}

function count(violations: readonly Violation[], invariants: readonly number[]): number {
  return violations.filter(({ invariant }) => invariants.includes(invariant)).length;
}
