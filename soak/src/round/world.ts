import type { AccountName } from "../channel/accounts.ts";
import type { Duration, Outreach, Tenant } from "@outreachkit/core";
import type { StoreBug } from "@outreachkit/testing";
import type { Crew } from "../crew/crew.ts";
import type { Provider } from "../provider/start-provider.ts";
import type { StoreTarget } from "../store/store-target.ts";
import type { FastTime } from "../time/fast-time.ts";

/** One run: a database, a provider, worker processes, and a campaign that people are fed to. */
export interface World {
  readonly time: FastTime;
  readonly outreach: Outreach;
  readonly tenant: Tenant;
  readonly provider: Provider;
  readonly crew: Crew;
  /** Enrolls that many more people; they are due at once. */
  feed(people: number): Promise<void>;
  /** Who holds a lease. */
  listLeaseHolders(): Promise<readonly string[]>;
  /** Ends all processes and removes the database's rows. */
  close(): Promise<void>;
}

export interface WorldOptions {
  /** As the parent reaches the database. */
  readonly target: StoreTarget;
  /** As the workers do. Default: the same. */
  readonly workerTarget?: StoreTarget;
  readonly seed: number;
  /** Default: all. */
  readonly accounts?: readonly AccountName[];
  /** How long a worker waits for the provider. Default: half a second of the machine. */
  readonly callTimeout?: Duration;
  /** A mistake that all workers make. Default: none. */
  readonly bug?: StoreBug;
}
