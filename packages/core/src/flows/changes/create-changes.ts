import type { CapacityChange, ChangeSet, HoldStart } from "../../contracts/store/change-set.ts";
import type { RowKey } from "../../contracts/store/keys.ts";
import type {
  HeadUpdate,
  HintInsert,
  StreamBlock,
  StreamTurn,
} from "../../contracts/store/queue-records.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type {
  CampaignRecord,
  CampaignVersionRecord,
} from "../../contracts/store/records/campaign-record.ts";
import type { CompanyRecord } from "../../contracts/store/records/company-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import type { EnrichmentRecord } from "../../contracts/store/records/enrichment-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { EventRecord } from "../../contracts/store/records/event-record.ts";
import type { LeaseRecord } from "../../contracts/store/records/lease-record.ts";
import type {
  MessageRecord,
  MessageRevisionRecord,
} from "../../contracts/store/records/message-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { SuppressionRecord } from "../../contracts/store/records/suppression-record.ts";
import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import type { Actor } from "../../model/actor.ts";
import type { EntityType, EventType } from "../../model/event-types.ts";
import type { Instant } from "../../model/instant.ts";
import type { JsonObject } from "../../model/json.ts";
import { mergeHints } from "./merge-hints.ts";
import { createRowUpdates, type RowUpdates } from "./row-updates.ts";

/** A send that bounced or drew a complaint, or that went while a breaker was half-open. */
export interface JudgedSend {
  readonly delivery: DeliveryRecord;
  /** Null: no complaint. */
  readonly complainedAt: Instant | null;
  /** Only these of its breakers; absent: all. */
  readonly scopes?: readonly string[];
}

/**
 * What one transaction will write, collected by pure decisions and applied at once. Every move of a
 * state goes through `moveEnrollment` and its siblings, which ask the machine and append the event.
 */
export interface Changes {
  readonly now: Instant;
  readonly actor: Actor;
  readonly newId: () => string;
  readonly tenants: RowUpdates<TenantRecord>;
  readonly senders: RowUpdates<SenderRecord>;
  readonly contacts: RowUpdates<ContactRecord>;
  readonly companies: RowUpdates<CompanyRecord>;
  readonly campaigns: RowUpdates<CampaignRecord>;
  readonly enrollments: RowUpdates<EnrollmentRecord>;
  readonly messages: RowUpdates<MessageRecord>;
  readonly deliveries: RowUpdates<DeliveryRecord>;
  readonly tasks: RowUpdates<TaskRecord>;
  readonly breakers: RowUpdates<BreakerRecord>;
  /** What `commitChanges` judges breakers by, once the rest is written. */
  readonly judging: JudgedSend[];
  readonly inserts: {
    readonly leases: LeaseRecord[];
    readonly senders: SenderRecord[];
    readonly enrichments: EnrichmentRecord[];
    readonly campaigns: CampaignRecord[];
    readonly versions: CampaignVersionRecord[];
    readonly messages: MessageRecord[];
    readonly revisions: MessageRevisionRecord[];
    readonly deliveries: DeliveryRecord[];
    readonly tasks: TaskRecord[];
    readonly holds: HoldStart[];
    readonly hints: HintInsert[];
  };
  readonly deletes: {
    readonly leaseIds: string[];
    readonly holds: RowKey[];
    readonly suppressions: RowKey[];
  };
  /** Inserted by `commitChanges` unless the value is suppressed already. */
  readonly suppressions: SuppressionRecord[];
  readonly heads: HeadUpdate[];
  readonly capacity: CapacityChange[];
  readonly wake: NonNullable<NonNullable<ChangeSet["campaigns"]>["wake"]>[number][];
  readonly wakeTenants: { readonly tenantId: string; readonly at: Instant }[];
  readonly streams: StreamBlock[];
  readonly turns: StreamTurn[];
  readonly events: EventRecord[];
  /** Appends one event; `version` is the row's version after it. */
  append(event: {
    readonly type: EventType;
    readonly entity: EntityType;
    readonly row: { readonly tenantId: string; readonly id: string; readonly version: number };
    readonly data?: JsonObject;
  }): void;
  toChangeSet(): ChangeSet;
}

export function createChanges(options: {
  readonly now: Instant;
  readonly actor: Actor;
  readonly newId: (now: Instant) => string;
}): Changes {
  const { now, actor } = options;
  const newId = () => options.newId(now);
  const changes: Omit<Changes, "append" | "toChangeSet"> = {
    now,
    actor,
    newId,
    tenants: createRowUpdates(),
    senders: createRowUpdates(),
    contacts: createRowUpdates(),
    companies: createRowUpdates(),
    campaigns: createRowUpdates(),
    enrollments: createRowUpdates(),
    messages: createRowUpdates(),
    deliveries: createRowUpdates(),
    tasks: createRowUpdates(),
    breakers: createRowUpdates(),
    judging: [],
    inserts: {
      leases: [],
      senders: [],
      enrichments: [],
      campaigns: [],
      versions: [],
      messages: [],
      revisions: [],
      deliveries: [],
      tasks: [],
      holds: [],
      hints: [],
    },
    deletes: { leaseIds: [], holds: [], suppressions: [] },
    suppressions: [],
    heads: [],
    capacity: [],
    wake: [],
    wakeTenants: [],
    streams: [],
    turns: [],
    events: [],
  };
  return {
    ...changes,
    append({ type, entity, row, data = {} }) {
      changes.events.push({
        tenantId: row.tenantId,
        id: newId(),
        type,
        entity,
        entityId: row.id,
        version: row.version,
        at: now,
        actor,
        data,
      });
    },
    toChangeSet: () => toChangeSet(changes),
  };
}

function toChangeSet(changes: Omit<Changes, "append" | "toChangeSet">): ChangeSet {
  const { inserts, deletes } = changes;
  return {
    leases: { insert: inserts.leases, deleteIds: deletes.leaseIds },
    tenants: { update: changes.tenants.list(), wake: changes.wakeTenants },
    senders: { insert: inserts.senders, update: changes.senders.list() },
    companies: { update: changes.companies.list() },
    contacts: { update: changes.contacts.list() },
    enrichments: { upsert: inserts.enrichments },
    heads: { update: changes.heads },
    hints: { insert: mergeHints(inserts.hints) },
    streams: { block: changes.streams, turn: changes.turns },
    campaigns: {
      insert: inserts.campaigns,
      update: changes.campaigns.list(),
      insertVersions: inserts.versions,
      wake: changes.wake,
    },
    enrollments: { update: changes.enrollments.list() },
    messages: {
      insert: inserts.messages,
      update: changes.messages.list(),
      insertRevisions: inserts.revisions,
    },
    deliveries: { insert: inserts.deliveries, update: fenced(changes.deliveries) },
    tasks: { insert: inserts.tasks, update: changes.tasks.list() },
    capacity: changes.capacity,
    holds: { upsert: inserts.holds, deleteIds: deletes.holds },
    breakers: { update: changes.breakers.list() },
    suppressions: { deleteIds: deletes.suppressions },
    events: changes.events,
    wakeWorkers: makesWork(changes),
  };
}

/**
 * Hints, changed campaigns and messages to write are work for an idle worker. What touches a lease
 * is a worker's own claim, settlement or recovery, and it looks again by itself.
 */
function makesWork({
  inserts,
  deletes,
  wake,
  wakeTenants,
  messages,
  campaigns,
}: Omit<Changes, "append" | "toChangeSet">) {
  if (inserts.leases.length > 0 || deletes.leaseIds.length > 0) return false;
  return (
    inserts.hints.length > 0 ||
    wake.length > 0 ||
    wakeTenants.length > 0 ||
    campaigns.list().length > 0 ||
    messages.list().some(({ row }) => row.generation === "requested")
  );
}

function fenced(deliveries: RowUpdates<DeliveryRecord>) {
  const fences = deliveries.pairs().map(({ from }) => from.fence);
  return deliveries.list().map((update, index) => ({ ...update, fromFence: fences[index] ?? 0 }));
}
