import type { MarkerOrder } from "../markers/marker-order.ts";
import type { WorkerJob } from "./worker-job.ts";

/** From the parent, over IPC. */
export type ToWorker =
  | { readonly type: "start"; readonly job: WorkerJob }
  | { readonly type: "arm"; readonly order: MarkerOrder | null };

/** To the parent, over IPC: `loaded` when a job can be given, `started` when it looks for work. */
export type FromWorker = { readonly type: "loaded" } | { readonly type: "started" };
