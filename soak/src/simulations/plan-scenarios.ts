import { scenarioNames } from "@outreachkit/testing";
import type { SimulationTask } from "./simulation-task.ts";

/** So that a thread reports every quarter of a minute, and none is left working alone for long. */
const RUNS_PER_TASK = 4_000;

/** Hands out so many runs, evenly over all scenarios. */
export interface ScenarioPlan {
  /** The next one, or null when there are no more. */
  next(): SimulationTask | null;
  /** What a task did not use, because there are no more pairs, goes to those that follow. */
  giveBack(runs: number): void;
}

export function planScenarios(runs: number, seed: number): ScenarioPlan {
  const of = Math.max(1, Math.ceil(runs / scenarioNames.length / RUNS_PER_TASK));
  const parts = scenarioNames.flatMap((scenario) =>
    Array.from({ length: of }, (_, index) => ({ scenario, part: { index, of } })),
  );
  let left = runs;
  return {
    next() {
      const share = Math.ceil(left / parts.length);
      const part = parts.shift();
      if (!part || share === 0) return null;
      left -= share;
      return { type: "scenarios", ...part, runs: share, seed };
    },
    giveBack(unused) {
      left += unused;
    },
  };
}
