import type { Channel, MessageKind } from "../contracts/channel.ts";
import type { Clock } from "../contracts/clock.ts";
import type { Logger } from "../contracts/logger.ts";
import type { Policies } from "../contracts/policies.ts";
import type { Store, TransactionOptions } from "../contracts/store/store.ts";
import type { Subscriber } from "../contracts/subscriber.ts";
import type { Instant } from "../model/instant.ts";
import type { Problem } from "../model/problem.ts";
import type { Random } from "../model/random.ts";
import type { Telemetry } from "../telemetry/create-telemetry.ts";
import type { RateLimits } from "./rates/create-rate-limits.ts";
import type { VersionCache } from "./campaigns/create-version-cache.ts";

/** What every flow works with: the parts a host configured, made ready once. */
export interface Engine {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: (now: Instant) => string;
  /** For jitter, and for where to look after a lost race. */
  readonly random: Random;
  readonly logger: Logger;
  readonly telemetry: Telemetry;
  readonly policies: Policies;
  /** By instance name. */
  readonly channels: ReadonlyMap<string, Channel>;
  /** By kind, over all channels. */
  readonly kinds: ReadonlyMap<string, MessageKind>;
  readonly subscribers: readonly Subscriber[];
  /** Kinds of requested messages that no channel of this process carries, as far as they were met. */
  readonly unknownKinds: Set<string>;
  readonly versions: VersionCache;
  /** Read once, in the host's transaction where the first call is inside one. */
  readonly keys: (options?: TransactionOptions) => Promise<EngineKeys>;
  /** Throws unless the database has this version's schema; asks until it had once. */
  readonly requireSchema: () => Promise<void>;
  readonly checkContactAttributes: ((attributes: unknown) => readonly Problem[]) | undefined;
  /** Names this process on its leases. */
  readonly workerId: string;
  readonly limits: EngineLimits;
  readonly rates: RateLimits;
  /** Of the worker or tick at work: once it aborts, nothing more is started. */
  readonly stop?: AbortSignal;
  /** Of the tick at work, on the monotonic clock: nobody waits for the database beyond it. */
  readonly deadline?: number;
  /** Once it aborts, provider calls in flight are given up as uncertain. */
  readonly giveUp?: AbortSignal;
}

export interface EngineKeys {
  /** HMAC key of suppression hashes. Changing it forgets every suppression. */
  readonly suppression: string;
}

export interface EngineLimits {
  /** Messages claimed at once. Default 100. */
  readonly batchSize: number;
  /** How long a claim holds, in milliseconds. Default 5 minutes. */
  readonly leaseDuration: number;
  /** Provider calls in flight at once. Default 16. */
  readonly sendConcurrency: number;
  /** A worker claims while it settles. Default false. */
  readonly overlap: boolean;
}
