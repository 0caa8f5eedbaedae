import type { BugName, FoundBug, SimulationReport } from "@outreachkit/testing";

/** What became of a task. */
export type SimulationResult =
  | { readonly type: "report"; readonly report: SimulationReport }
  | { readonly type: "bug"; readonly bug: BugName; readonly found: FoundBug };
