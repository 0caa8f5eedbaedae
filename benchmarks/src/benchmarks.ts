import { claim } from "./claim/claim.ts";
import { dispatch } from "./dispatch/dispatch.ts";
import type { BenchOptions, Figures } from "./figures.ts";
import { enroll } from "./enroll/enroll.ts";
import { machine } from "./machine/machine.ts";
import { memory } from "./memory/memory.ts";
import { peers } from "./peers/peers.ts";
import { plan } from "./plan/plan.ts";
import { preview } from "./preview/preview.ts";
import { profile } from "./profile/profile.ts";
import { simulate } from "./simulate/simulate.ts";

/** In the order in which they run. */
export const benchmarks = {
  dispatch,
  peers,
  claim,
  enroll,
  memory,
  machine,
  plan: async (options) => ({ ...(await plan(options)), ...(await preview(options)) }),
  simulate,
  profile,
} satisfies Record<string, (options: BenchOptions) => Promise<Figures>>;

export type BenchmarkName = keyof typeof benchmarks;

/** Run only when named: it looks for the cause of figures and gives none. */
export const onRequest: ReadonlySet<BenchmarkName> = new Set(["profile"]);
