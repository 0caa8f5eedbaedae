import { claim } from "./claim/claim.ts";
import { dispatch } from "./dispatch/dispatch.ts";
import type { BenchOptions, Figures } from "./figures.ts";
import { simulate } from "./simulate/simulate.ts";

/** In the order in which they run. */
export const benchmarks = {
  dispatch,
  claim,
  simulate,
} satisfies Record<string, (options: BenchOptions) => Promise<Figures>>;

export type BenchmarkName = keyof typeof benchmarks;
