import { describeFailedRun } from "./describe-failed-run.ts";
import type { SimulationFigures } from "./simulation-figures.ts";
import type { SimulationResult } from "./simulation-result.ts";

/** Adds result after result to one set of figures. */
export interface Tally {
  /** Answers what speaks against the library, or against the simulator. */
  add(result: SimulationResult): readonly string[];
  figures(): SimulationFigures;
}

const summed = ["scenarios", "seeds", "doubleSends", "lost", "needsReview"] as const;

export function createTally(): Tally {
  const figures = {
    scenarios: 0,
    seeds: 0,
    doubleSends: 0,
    lost: 0,
    needsReview: 0,
    plantedBugsFound: 0,
    plantedBugs: 0,
  };
  return {
    add(result) {
      if (result.type === "bug") {
        const { bug, found } = result;
        figures.plantedBugs += 1;
        if (found.seeds !== null) {
          figures.plantedBugsFound += 1;
          return [];
        }
        return [`The planted bug ${bug} was not found: invariant ${found.invariant} held.`];
      }
      for (const name of summed) figures[name] += result.report[name];
      return result.report.failures.flatMap(describeFailedRun);
    },
    figures: () => ({ ...figures }),
  };
}
