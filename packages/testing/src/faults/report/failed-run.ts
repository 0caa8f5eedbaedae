import type { Violation } from "../../invariants/violation.ts";
import type { PlannedFault } from "../exhaustive/play-scenario.ts";
import type { SwarmOptions } from "../swarm/swarm-options.ts";

/** One run that broke something, with all that it takes to see it again. */
export type FailedRun =
  | {
      readonly scenario: string;
      readonly faults: readonly (PlannedFault & { readonly operation: string })[];
      readonly violations: readonly Violation[];
    }
  | {
      readonly seed: number;
      /** Everything that the seed decided on. */
      readonly options: SwarmOptions;
      readonly violations: readonly Violation[];
    };
