import type { Instant } from "../../model/instant.ts";

/** How far the workers are behind, over all tenants. Every count stops at 1,000. */
export interface Backlog {
  /** Since when the oldest ready work of active tenants has been ready; null: none is. */
  readonly oldestReadyAt: Instant | null;
  /** When the first lease ends, or ended; null: there is none. */
  readonly firstLeaseEndsAt: Instant | null;
  readonly hints: number;
  /** Deliveries under a lease. */
  readonly claimed: number;
  /** Those of them under a lease of the worker asked about. */
  readonly claimedByWorker: number;
  /** Messages that wait to be written. */
  readonly requested: number;
  readonly failed: number;
  readonly unknown: number;
  readonly needsReview: number;
}
