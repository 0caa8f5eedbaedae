import type { StoreTarget } from "../store/store-target.ts";
import type { Duration } from "@outreachkit/core";
import type { StoreBug } from "@outreachkit/testing";
import type { FastTime } from "../time/fast-time.ts";

/** What a worker process is told at its start. */
export interface WorkerJob {
  readonly worker: string;
  readonly store: StoreTarget;
  readonly time: FastTime;
  readonly providerUrl: string;
  /** Of one provider call. */
  readonly callTimeout: Duration;
  /** A known mistake that this worker makes, to see that the check of a run finds it. Default: none. */
  readonly bug?: StoreBug;
}
