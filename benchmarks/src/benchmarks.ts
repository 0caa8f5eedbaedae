import { claim } from "./claim/claim.ts";
import { dispatch } from "./dispatch/dispatch.ts";
import type { BenchOptions, Figures } from "./figures.ts";
import { enroll } from "./enroll/enroll.ts";
import { machine } from "./machine/machine.ts";
import { memory } from "./memory/memory.ts";
import { peers } from "./peers/peers.ts";
import { simulate } from "./simulate/simulate.ts";

/** In the order in which they run. */
export const benchmarks = {
  dispatch,
  peers,
  claim,
  enroll,
  memory,
  machine,
  simulate,
} satisfies Record<string, (options: BenchOptions) => Promise<Figures>>;

export type BenchmarkName = keyof typeof benchmarks;
