import type { BreakerLimits } from "../../model/breaker-limits.ts";
import type { Instant } from "../../model/instant.ts";
import type { BreakerRecord } from "./records/breaker-record.ts";

/** A breaker that is locked, with what was set for it. */
export interface LockedBreaker {
  readonly breaker: BreakerRecord;
  /** Null where nothing is set. */
  readonly ofTenant: BreakerLimits | null;
  /** Of the campaign that was named; null where none was, or nothing is set. */
  readonly ofCampaign: BreakerLimits | null;
}

/** What of the deliveries is in a breaker's scope: all that is named has to match. */
export interface BreakerScopeKey {
  readonly tenantId: string;
  readonly scope: string;
  readonly senderId: string | null;
  readonly campaignId: string | null;
  /** Of the senders' addresses. */
  readonly domain: string | null;
}

/** How the last sends of a scope went. A send is a delivery that was accepted, or that bounced at once. */
export interface BreakerWindow {
  readonly sends: number;
  readonly bounced: number;
  readonly complained: number;
  /** Of the other window, of `complaintSends`. */
  readonly complaintSends: number;
  readonly complaints: number;
}

export interface BreakerStore {
  /**
   * Locks the breakers of these scopes until the transaction ends, and makes a closed one, with the id
   * and instant given, where a scope has none. MUST lock by tenant and scope, so that two callers cannot
   * wait for each other in a circle. A read after it MUST see what the holder before committed. Order:
   * as asked.
   */
  lock(
    requests: readonly (BreakerScopeKey & { readonly id: string; readonly now: Instant })[],
  ): Promise<readonly LockedBreaker[]>;
  /**
   * Counts each scope's last sends, at most `lastSends` and `complaintSends` of them, among those claimed
   * at `since` or later, by the instant of the claim. MUST read no more of a stream than that. Sees what
   * this transaction wrote. Order: as asked.
   */
  readWindows(
    requests: readonly (BreakerScopeKey & {
      readonly since: Instant;
      readonly lastSends: number;
      readonly complaintSends: number;
    })[],
  ): Promise<readonly BreakerWindow[]>;
  /** By scope; unknown ones are left out. Order: by id. */
  find(request: {
    readonly tenantId: string;
    readonly scopes: readonly string[];
  }): Promise<readonly BreakerRecord[]>;
  /** Ordered by id, after `afterId`. `closed: false` leaves out those that are closed. */
  list(request: {
    readonly tenantId: string;
    readonly closed?: boolean;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly BreakerRecord[]>;
}
