import { findBug, runExhaustive, runSwarm, seedRange } from "@outreachkit/testing";
import type { SimulationResult } from "./simulation-result.ts";
import type { SimulationTask } from "./simulation-task.ts";

export async function carryOutTask(task: SimulationTask): Promise<SimulationResult> {
  if (task.type === "bug") return { type: "bug", bug: task.bug, found: await findBug(task.bug) };
  if (task.type === "seeds") {
    const { regressions } = task;
    return { type: "report", report: await runSwarm({ seeds: seedRange(task), regressions }) };
  }
  const { scenario, part, runs, seed } = task;
  const scenarios = [scenario];
  return {
    type: "report",
    report: await runExhaustive({ scenarios, pairs: "even", limit: runs, part, seed }),
  };
}
