import type { FailedRun } from "@outreachkit/testing";

/** A line for each promise that a run broke, with what it takes to see it again. */
export function describeFailedRun(run: FailedRun): readonly string[] {
  const name =
    "scenario" in run
      ? `scenario ${run.scenario} with ${JSON.stringify(run.faults)}`
      : `seed ${run.seed} (again: --kills 0 --seeds 1 --seed ${run.seed})`;
  return run.violations.map(
    ({ invariant, message }) => `${name}: invariant ${invariant}: ${message}`,
  );
}
