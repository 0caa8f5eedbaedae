import { runSimulations, type SimulationsRun } from "./simulations/run-simulations.ts";
import type { SimulationOptions } from "./simulations/simulation-options.ts";

/** In milliseconds of the machine; a long run plays for the better part of an hour. */
const BETWEEN_LINES = 10_000;

/** The simulations, with a line about each bug, and one about the rest every few seconds. */
export function simulate(
  options: SimulationOptions & {
    readonly say: (text: string) => void;
    readonly signal?: AbortSignal;
  },
): Promise<SimulationsRun> {
  const { say } = options;
  const began = performance.now();
  let said = began;
  return runSimulations({
    ...options,
    onFailure: say,
    onResult(result, { scenarios, seeds, doubleSends, lost, needsReview }) {
      if (result.type === "bug" && result.found.seeds !== null)
        say(
          `${result.bug} found by seed ${result.found.seeds}, invariant ${result.found.invariant}`,
        );
      const now = performance.now();
      const isLast = scenarios >= options.scenarios && seeds >= options.seeds;
      if (result.type === "bug" || (now - said < BETWEEN_LINES && !isLast)) return;
      said = now;
      const seconds = ((now - began) / 1_000).toFixed(1);
      say(
        `${scenarios}/${options.scenarios} scenarios, ${seeds} seeds: ${doubleSends} sent twice, ${lost} lost, ${needsReview} for a person, ${seconds} s`,
      );
    },
  });
}
