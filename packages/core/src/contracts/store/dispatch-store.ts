import type { Instant } from "../../model/instant.ts";
import type { CapacityUsed } from "./dispatch-facts.ts";
import type { CapacityKey, RowKey } from "./keys.ts";
import type { CandidateKey, HeadRecord } from "./queue-records.ts";
import type { DeliveryRecord } from "./records/delivery-record.ts";
import type { LeaseRecord } from "./records/lease-record.ts";

export interface ClaimLocks {
  /** The heads that were locked at the version asked for. */
  readonly heads: readonly HeadRecord[];
  /** Their candidates that could be locked, in the order asked for. */
  readonly enrollments: readonly RowKey[];
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
  /** Buckets that do not exist are left out. */
  readCapacity(keys: readonly CapacityKey[]): Promise<readonly CapacityUsed[]>;
  /** Leases that ended before `now`, locked; skips those another transaction holds. Order: by id. */
  lockExpiredLeases(request: {
    readonly now: Instant;
    readonly limit: number;
  }): Promise<readonly LeaseRecord[]>;
  /** Locks this lease; null when it is gone. */
  lockLease(leaseId: string): Promise<LeaseRecord | null>;
  /** Deliveries under these leases, not locked. Order: tenant, id. */
  findLeasedDeliveries(leaseIds: readonly string[]): Promise<readonly DeliveryRecord[]>;
  /** For update; the enrollments MUST be locked before. Order: by tenant and id. */
  lockDeliveries(keys: readonly RowKey[]): Promise<readonly DeliveryRecord[]>;
  /**
   * Unknown deliveries under no lease whose recovery is due, with all members of their requests;
   * not locked. At most `limit` requests. Order: request key, position.
   */
  findRecoverable(request: {
    readonly now: Instant;
    readonly limit: number;
  }): Promise<readonly DeliveryRecord[]>;
}
