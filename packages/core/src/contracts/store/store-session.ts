import type { BreakerStore } from "./breaker-store.ts";
import type { CampaignStore } from "./campaign-store.ts";
import type { ChangeSet } from "./change-set.ts";
import type { DispatchStore } from "./dispatch-store.ts";
import type { EnrollmentStore } from "./enrollment-store.ts";
import type { EventStore } from "./event-store.ts";
import type { MessageStore } from "./message-store.ts";
import type { PeopleStore } from "./people-store.ts";
import type { QueueStore } from "./queue-store.ts";
import type { ReportStore } from "./report-store.ts";
import type { RestrictionStore } from "./restriction-store.ts";
import type { SubscriberStore } from "./subscriber-store.ts";
import type { TaskStore } from "./task-store.ts";
import type { TenantStore } from "./tenant-store.ts";

/**
 * What a flow can do inside a transaction, or outside one for reads. Reads and locks by noun; one
 * way to write: `apply`. The lock order of all flows is lease, head, hint, campaign, enrollment,
 * message, delivery, capacity, breaker, by id within each; lock methods MUST lock in id order.
 */
export interface StoreSession {
  readonly tenants: TenantStore;
  readonly people: PeopleStore;
  readonly campaigns: CampaignStore;
  readonly enrollments: EnrollmentStore;
  readonly messages: MessageStore;
  readonly tasks: TaskStore;
  readonly queue: QueueStore;
  readonly dispatch: DispatchStore;
  readonly restrictions: RestrictionStore;
  readonly breakers: BreakerStore;
  readonly events: EventStore;
  readonly subscribers: SubscriberStore;
  readonly reports: ReportStore;
  /**
   * Writes all parts, or throws `WriteConflictError` when a guarded part (version, fence, head
   * version, cap) took less effect than asked; the caller's transaction is then rolled back. The
   * number of statements MUST NOT depend on the number of rows.
   */
  apply(changes: ChangeSet): Promise<void>;
}
