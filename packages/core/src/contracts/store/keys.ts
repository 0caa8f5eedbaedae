/** Names a row of one tenant. Every read and write carries the tenant. */
export interface RowKey {
  readonly tenantId: string;
  readonly id: string;
}

/** Names the queue of one sender, or a tenant's engine queue (`engineQueueId`). */
export interface HeadKey {
  readonly tenantId: string;
  readonly senderId: string;
}

/** Names one bucket of used capacity. */
export interface CapacityKey {
  readonly tenantId: string;
  /** What is limited, such as `sender:<id>`. */
  readonly scope: string;
  /** The day it counts for, `2026-03-02`. Keyed by day so that midnight resets nothing in place. */
  readonly period: string;
}
