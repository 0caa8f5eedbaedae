import type { StoreTarget } from "../store/store-target.ts";
import type { FastTime } from "../time/fast-time.ts";

/** What a worker process is told at its start. */
export interface WorkerJob {
  readonly worker: string;
  readonly store: StoreTarget;
  readonly time: FastTime;
  readonly providerUrl: string;
}
