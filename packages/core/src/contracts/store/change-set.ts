import type { Instant } from "../../model/instant.ts";
import type { CapacityKey, RowKey } from "./keys.ts";
import type { HeadUpdate, HintInsert, StreamBlock, StreamTurn } from "./queue-records.ts";
import type { BreakerRecord } from "./records/breaker-record.ts";
import type { CampaignRecord, CampaignVersionRecord } from "./records/campaign-record.ts";
import type { CompanyRecord } from "./records/company-record.ts";
import type { ContactRecord } from "./records/contact-record.ts";
import type { DeliveryRecord } from "./records/delivery-record.ts";
import type { EnrichmentRecord } from "./records/enrichment-record.ts";
import type { EnrollmentRecord } from "./records/enrollment-record.ts";
import type { EventRecord } from "./records/event-record.ts";
import type { HoldRecord } from "./records/hold-record.ts";
import type { LeaseRecord } from "./records/lease-record.ts";
import type { MessageRecord, MessageRevisionRecord } from "./records/message-record.ts";
import type { SenderRecord } from "./records/sender-record.ts";
import type { TaskRecord } from "./records/task-record.ts";
import type { TenantRecord } from "./records/tenant-record.ts";

/**
 * A whole row as it shall be, and the version it was decided on. The write is guarded: it takes
 * effect only where the stored version still equals `fromVersion`.
 */
export interface GuardedUpdate<Row> {
  readonly row: Row;
  readonly fromVersion: number;
  /** The properties in which the row differs from what was read. Absent: perhaps in all. */
  readonly changed?: readonly (keyof Row & string)[];
}

export interface CapacityChange extends CapacityKey {
  /** Negative gives capacity back; the bucket never goes under 0. */
  readonly count: number;
  /** Refuse when the bucket would pass this. Null: no limit. Ignored for a negative count. */
  readonly cap: number | null;
  /** Of what is given back: only where the bucket is still at this. Absent: in any case. */
  readonly onlyAt?: number;
}

/** A hold that starts, and the one whose place it takes. */
export interface HoldStart extends HoldRecord {
  /**
   * The id of the subject's hold as it was read; null: there was none. The write takes effect only
   * where it is still so, and is a conflict elsewhere: nobody's pause may vanish without its event.
   * Absent: whatever there is.
   */
  readonly replaces?: string | null;
}

/** Which enrollments get which new state. `signal` is written as `row.signal`. */
export interface ChangeSet {
  readonly leases?: {
    readonly insert?: readonly LeaseRecord[];
    readonly deleteIds?: readonly string[];
  };
  readonly tenants?: {
    readonly update?: readonly GuardedUpdate<TenantRecord>[];
    /** One hint with `free` per queue of the tenant: a limit that all share was lifted. */
    readonly wake?: readonly { readonly tenantId: string; readonly at: Instant }[];
  };
  readonly senders?: {
    /** Also inserts the sender's queue head. */
    readonly insert?: readonly SenderRecord[];
    readonly update?: readonly GuardedUpdate<SenderRecord>[];
  };
  readonly companies?: {
    readonly update?: readonly GuardedUpdate<CompanyRecord>[];
  };
  readonly contacts?: {
    readonly update?: readonly GuardedUpdate<ContactRecord>[];
  };
  /** Inserts, or replaces data and fetch time of the row with the same unique key. */
  readonly enrichments?: { readonly upsert?: readonly EnrichmentRecord[] };
  readonly heads?: { readonly update?: readonly HeadUpdate[] };
  readonly hints?: { readonly insert?: readonly HintInsert[] };
  readonly streams?: {
    readonly block?: readonly StreamBlock[];
    readonly turn?: readonly StreamTurn[];
  };
  readonly campaigns?: {
    readonly insert?: readonly CampaignRecord[];
    readonly update?: readonly GuardedUpdate<CampaignRecord>[];
    readonly insertVersions?: readonly CampaignVersionRecord[];
    /** One hint per queue that has a stream of the campaign, due at `at` or with its first enrollment. */
    readonly wake?: readonly {
      readonly tenantId: string;
      readonly campaignId: string;
      readonly at: Instant;
      /** As in `HintInsert`. Default false. */
      readonly free?: boolean;
    }[];
  };
  readonly enrollments?: { readonly update?: readonly GuardedUpdate<EnrollmentRecord>[] };
  readonly messages?: {
    readonly insert?: readonly MessageRecord[];
    readonly update?: readonly GuardedUpdate<MessageRecord>[];
    readonly insertRevisions?: readonly MessageRevisionRecord[];
  };
  readonly deliveries?: {
    readonly insert?: readonly DeliveryRecord[];
    /**
     * `fromFence` also guards: a write decided under an older fencing token does not take effect.
     */
    readonly update?: readonly (GuardedUpdate<DeliveryRecord> & { readonly fromFence: number })[];
  };
  readonly capacity?: readonly CapacityChange[];
  readonly tasks?: {
    readonly insert?: readonly TaskRecord[];
    readonly update?: readonly GuardedUpdate<TaskRecord>[];
  };
  readonly holds?: {
    /** Replaces the subject's hold if it has one, within what `replaces` says. */
    readonly upsert?: readonly HoldStart[];
    readonly deleteIds?: readonly RowKey[];
  };
  readonly breakers?: { readonly update?: readonly GuardedUpdate<BreakerRecord>[] };
  readonly suppressions?: { readonly deleteIds?: readonly RowKey[] };
  /** Inserted in order; the order is what readers see. */
  readonly events?: readonly EventRecord[];
  /**
   * Tell idle workers once this is committed; see `Store.listen`. True where producers make work,
   * false where workers do: they go on by themselves.
   */
  readonly wakeWorkers?: boolean;
}
