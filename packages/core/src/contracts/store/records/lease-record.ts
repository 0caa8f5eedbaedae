import type { Instant } from "../../../model/instant.ts";

/** Names a delivery and the enrollment that is locked before it. */
export interface LeasedDelivery {
  readonly tenantId: string;
  readonly id: string;
  readonly enrollmentId: string;
}

/** One claimed batch. */
export interface LeaseRecord {
  readonly id: string;
  readonly worker: string;
  readonly until: Instant;
  readonly createdAt: Instant;
  /** What was claimed: kept here, so that no delivery needs an index by its lease. */
  readonly deliveries: readonly LeasedDelivery[];
}
