import type { Instant } from "../../model/instant.ts";
import type { Backlog } from "./backlog.ts";
import type { HeadKey } from "./keys.ts";
import type { Candidate, ReadyHead } from "./queue-records.ts";

/** What waits for a worker besides the queues themselves. */
export interface Agenda {
  /** A hint is due: a queue may be ready earlier than its head says. */
  readonly hintsDue: boolean;
  /** How many hints wait, counted up to 1,000. */
  readonly hints: number;
  readonly leasesDue: boolean;
  readonly recoveriesDue: boolean;
  /** The pause of a campaign ends. */
  readonly campaignsDue: boolean;
  /** Messages wait to be written. */
  readonly requested: boolean;
  /**
   * The earliest instant at which a queue is ready, a lease ends, a recovery is due or a pause ends, `now` if
   * that was before; null: none. What hints may bring forward is not in it: with no hints it is `nextDueAt`.
   */
  readonly nextAt: Instant | null;
  /** A campaign's schedule was changed, and not all of it is planned again. */
  readonly rescheduling: boolean;
}

/** Queues of all tenants: the engine's own look, exempt from tenancy by name. */
export interface QueueStore {
  /** Up to `limit` queues that have hints, heads locked; skips heads others hold. */
  lockHintedHeads(request: { readonly limit: number }): Promise<readonly HeadKey[]>;
  /**
   * After the lock, as a statement of its own: deletes these heads' hints, adds missing streams,
   * lowers next due, lifts what blocks head and stream where a hint says so, raises the version.
   */
  foldHints(heads: readonly HeadKey[]): Promise<void>;
  /**
   * Heads that are ready at `now`, without a lock. Those of a tenant come ready longest first (since
   * its last turn, where it was ready all the time; at the same instant who had fewer turns), but how
   * many queues one tenant has ready MUST NOT decide how long another waits: with `limit` of 10 or
   * more, a tenant's only queue waits for at most a few queues of each other tenant, whatever they have.
   */
  readReadyHeads(request: {
    readonly now: Instant;
    readonly limit: number;
    readonly offset: number;
  }): Promise<readonly ReadyHead[]>;
  /**
   * Enrollments due at `now` without a delivery out, of running campaigns and streams that are free,
   * at most `limit` per head: by the campaign's priority, then lane (new contacts first where the
   * campaign's `stepOrder` says so; in a ratio's rounds from the stream's `turn` on, which stand between the two
   * of other campaigns), then due time, then id. Heads in the given order. No lock. What is due before the head's
   * own `nextDueAt` has a hint and may be left out: what lies behind was handled, and a store need
   * not step over its remains again. A stream that was ever blocked MUST be read whole: what a cap
   * held back is due before its head is.
   */
  readCandidates(request: {
    readonly now: Instant;
    readonly heads: readonly (HeadKey & {
      readonly limit: number;
      readonly nextDueAt?: Instant | null;
    })[];
  }): Promise<readonly Candidate[]>;
  /** What else there is to do at `now`, in one cheap read, so that an idle round costs next to nothing. */
  readAgenda(request: { readonly now: Instant }): Promise<Agenda>;
  /**
   * How far behind the workers are at `now`, in one read whose cost does not grow with what there
   * is: from indexes, each count bounded. `worker` is the name on leases.
   */
  readBacklog(request: { readonly now: Instant; readonly worker: string }): Promise<Backlog>;
  /** The earliest instant at which anything could be done; null when nothing ever will. */
  nextDueAt(request: { readonly now: Instant }): Promise<Instant | null>;
}
