import type { StandardSchemaV1 } from "./contracts/standard-schema.ts";
import type { Channel } from "./contracts/channel.ts";
import type { Clock } from "./contracts/clock.ts";
import type { Logger } from "./contracts/logger.ts";
import type { Policies } from "./contracts/policies.ts";
import type { Store } from "./contracts/store/store.ts";
import type { Subscriber } from "./contracts/subscriber.ts";
import type { Duration } from "./model/duration.ts";
import type { Random } from "./model/random.ts";

export interface OutreachOptions {
  /** Where everything is kept: `createSqliteStore(...)` or `createPostgresStore(...)`. */
  readonly store: Store;
  /** What messages go out through. Names must differ; a kind must mean the same in all of them. */
  readonly channels: readonly Channel[];
  /** The host's own fields, checked on every contact. Any Standard Schema, such as a zod object. */
  readonly attributes?: { readonly contact?: StandardSchemaV1 };
  readonly policies?: Policies;
  /** What in the host is told of events, durably. The worker and `tick` deliver. Names must differ. */
  readonly subscribers?: readonly Subscriber[];
  /**
   * The host's secrets. Without them `migrate()` makes and stores some. A changed `suppression` key
   * forgets every suppression.
   */
  readonly keys?: { readonly suppression: string };
  /** Default: the store's time and the platform's timers. The test kit gives a virtual one. */
  readonly clock?: Clock;
  /** Default: the platform's strong randomness. A seeded one repeats a run, ids included. */
  readonly random?: Random;
  /** Default: nowhere. */
  readonly logger?: Logger;
  /** Names this process on its leases, for operators. Default: a random id. */
  readonly workerId?: string;
  readonly dispatch?: {
    /** Messages claimed at once. Default 100. */
    readonly batchSize?: number;
    /** How long a claim holds before others may recover it. Default 5 minutes. */
    readonly leaseDuration?: Duration;
    /** Provider calls in flight at once. Default 16. */
    readonly sendConcurrency?: number;
    /**
     * A running worker claims its next batch while the last one settles: faster on PostgreSQL, on a
     * second connection. No use on SQLite, where a stopped process would also keep the file locked.
     * Default false.
     */
    readonly overlap?: boolean;
  };
  /** Wraps each channel: it keeps name, kinds and checks and replaces its I/O. For tests. */
  readonly wrapChannel?: (channel: Channel) => Channel;
}

/** What a factory of the host passes on, so that tests can put their own parts in. */
export type OutreachOverrides = Partial<OutreachOptions>;
