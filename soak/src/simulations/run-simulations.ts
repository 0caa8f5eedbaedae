import { availableParallelism } from "node:os";
import { createTally } from "./create-tally.ts";
import { planSimulations } from "./plan-simulations.ts";
import type { SimulationFigures } from "./simulation-figures.ts";
import type { SimulationOptions } from "./simulation-options.ts";
import type { SimulationResult } from "./simulation-result.ts";
import { startThread } from "./start-thread.ts";

export interface SimulationsRun {
  readonly figures: SimulationFigures;
  /** Everything that speaks against the library, or against the simulator. */
  readonly failures: readonly string[];
}

const describeRest = (options: SimulationOptions, done: SimulationFigures): string =>
  `Interrupted after ${done.plantedBugs} of ${options.bugs} planted bugs, ${done.seeds} of ${options.seeds} seeds and ${done.scenarios} of ${options.scenarios} scenarios.`;

/** Planted bugs, seeds and scenarios, on a thread for each processor. */
export async function runSimulations(
  options: SimulationOptions & {
    /** After each piece of work. */
    readonly onResult: (result: SimulationResult, sum: SimulationFigures) => void;
    /** As soon as it is known. */
    readonly onFailure: (failure: string) => void;
    /** Once it aborts, what is under way is finished and no more is begun: a failure of its own. */
    readonly signal?: AbortSignal;
  },
): Promise<SimulationsRun> {
  const plan = planSimulations(options);
  const tally = createTally();
  const failures: string[] = [];
  const fail = (failure: string) => {
    failures.push(failure);
    options.onFailure(failure);
  };
  const next = () => (options.signal?.aborted ? null : plan.next());
  const work = async (): Promise<void> => {
    let task = next();
    if (!task) return;
    const thread = startThread();
    try {
      for (; task; task = next()) {
        const result = await thread.carryOut(task);
        plan.finish(task, result);
        for (const failure of tally.add(result)) fail(failure);
        options.onResult(result, tally.figures());
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      fail(`${JSON.stringify(task)} broke off: ${why}`);
    } finally {
      await thread.end();
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (options.signal?.aborted) fail(describeRest(options, tally.figures()));
  return { figures: tally.figures(), failures };
}
