import type { Instant } from "../../model/instant.ts";
import type { ActiveDays, CapacityUsed, EnrollmentFacts, InProgress } from "./dispatch-facts.ts";
import type { CapacityKey, HeadKey, RowKey } from "./keys.ts";
import type { CandidateKey, HeadRecord } from "./queue-records.ts";
import type { DeliveryRecord } from "./records/delivery-record.ts";
import type { EnrollmentRecord } from "./records/enrollment-record.ts";
import type { LeasedDelivery, LeaseRecord } from "./records/lease-record.ts";

export interface ClaimLocks {
  /** The heads that were locked at the version asked for. */
  readonly heads: readonly HeadRecord[];
  /** Their candidates that could be locked, in the order asked for. */
  readonly enrollments: readonly RowKey[];
}

export interface ClaimFacts {
  readonly facts: readonly EnrollmentFacts[];
  readonly used: readonly CapacityUsed[];
  readonly activeDays: readonly ActiveDays[];
  readonly inProgress: readonly InProgress[];
}

/** Asks how many earlier days of a bucket's scope had sends. A period is, or starts with, its day. */
export interface ActiveDaysKey extends CapacityKey {
  /** The scope that counts the hard bounces of the same days. */
  readonly bouncesScope: string;
  /** A day with at least so many bounces … */
  readonly poorBounces: number;
  /** … that are more than this percentage of its units does not count. */
  readonly poorPercent: number;
}

/** A delivery that is locked with its enrollment. */
export interface SettleLocks {
  readonly deliveryId: string;
  /** Version and fence as they are: whoever knows the row at both knows all but `repliedAt`. */
  readonly version: number;
  readonly fence: number;
  readonly repliedAt: Instant | null;
  readonly enrollment: EnrollmentRecord;
}

export interface DispatchStore {
  /**
   * Locks heads at the version seen, then their candidates; skips what another transaction holds,
   * heads whose version changed, and enrollments that have a delivery out.
   */
  lockForClaim(request: {
    readonly heads: readonly {
      readonly tenantId: string;
      readonly senderId: string;
      readonly version: number;
    }[];
    readonly candidates: readonly CandidateKey[];
  }): Promise<ClaimLocks>;
  /** Buckets that do not exist are left out. Order: as asked. */
  readCapacity(keys: readonly CapacityKey[]): Promise<readonly CapacityUsed[]>;
  /**
   * All that a claim decides on, as of now; call it after the locks, as a statement of its own.
   * Facts in the order asked for, unknown ids left out; buckets that do not exist are left out. `used`
   * also has every bucket of the breakers that the facts name: `half-open:` and their scope.
   */
  readClaimFacts(request: {
    readonly enrollments: readonly RowKey[];
    readonly capacity: readonly CapacityKey[];
    /** Scopes without any such day are left out. */
    readonly activeDays: readonly ActiveDaysKey[];
    /** Whose contacts in progress to count: live enrollments with this `progressOf`. */
    readonly inProgress: readonly HeadKey[];
  }): Promise<ClaimFacts>;
  /** Leases that ended before `now`, locked; skips those another transaction holds. Order: by id. */
  lockExpiredLeases(request: {
    readonly now: Instant;
    readonly limit: number;
  }): Promise<readonly LeaseRecord[]>;
  /**
   * Locks the lease if it is still there, then the enrollments, then the deliveries, each by tenant
   * and id, waiting for other holders. Unknown deliveries are left out. Order: tenant, delivery id.
   */
  lockForSettle(request: {
    readonly leaseId: string;
    readonly deliveries: readonly LeasedDelivery[];
  }): Promise<readonly SettleLocks[]>;
  /**
   * Moves the end of this worker's lease; false when it is gone, another's, or ended before `now`.
   */
  renewLease(request: {
    readonly leaseId: string;
    readonly worker: string;
    readonly now: Instant;
    readonly until: Instant;
  }): Promise<boolean>;
  /** For update; the enrollments MUST be locked before. Order: by tenant and id. */
  lockDeliveries(keys: readonly RowKey[]): Promise<readonly DeliveryRecord[]>;
  /**
   * Waits for every claim that holds one of these queues, in a transaction that holds nothing else:
   * a claim begun later sees what was committed before this call. Then counts, by sender, what is
   * claimed there; senders without any are left out. The queues of these senders, those with a
   * stream of the campaign, of which only the campaign's own counts, or with `all` the tenant's.
   */
  awaitClaims(
    request: { readonly tenantId: string; readonly now: Instant } & (
      | { readonly senderIds: readonly string[] }
      | { readonly campaignId: string }
      | { readonly all: true }
    ),
  ): Promise<readonly { readonly senderId: string; readonly claimed: number }[]>;
  /**
   * Unknown deliveries under no lease whose recovery is due, with all members of their requests;
   * not locked. At most `limit` requests. Order: request key, position.
   */
  findRecoverable(request: {
    readonly now: Instant;
    readonly limit: number;
  }): Promise<readonly DeliveryRecord[]>;
}
