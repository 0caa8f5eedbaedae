import { bugNames } from "@outreachkit/testing";
import { planScenarios } from "./plan-scenarios.ts";
import type { SimulationOptions } from "./simulation-options.ts";
import type { SimulationResult } from "./simulation-result.ts";
import type { SimulationTask } from "./simulation-task.ts";

const SEEDS_PER_TASK = 50;

export interface SimulationPlan {
  /** The next task, or null when there are no more. */
  next(): SimulationTask | null;
  /** What became of a task. */
  finish(task: SimulationTask, result: SimulationResult): void;
}

/** Bugs first, because a simulator that finds none has nothing to say of the rest; then seeds. */
export function planSimulations(options: SimulationOptions): SimulationPlan {
  const scenarios = planScenarios(options.scenarios, options.seed);
  const first: SimulationTask[] = bugNames
    .slice(0, options.bugs)
    .map((bug) => ({ type: "bug", bug }));
  for (let done = 0; done < options.seeds; done += SEEDS_PER_TASK)
    first.push({
      type: "seeds",
      from: options.seed + done,
      count: Math.min(SEEDS_PER_TASK, options.seeds - done),
      regressions: done === 0,
    });
  return {
    next: () => first.shift() ?? scenarios.next(),
    finish(task, result) {
      if (task.type === "scenarios" && result.type === "report")
        scenarios.giveBack(task.runs - result.report.scenarios);
    },
  };
}
