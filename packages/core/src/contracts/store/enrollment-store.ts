import type { EnrollmentState } from "../../machines/enrollment-machine.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import type { EnrollmentFacts, PlanningFacts } from "./dispatch-facts.ts";
import type { EnrollmentStanding } from "./enrollment-standing.ts";
import type { RowKey } from "./keys.ts";
import type { HeadRecord, StreamBlock, StreamTurn } from "./queue-records.ts";
import type { EnrollmentRecord } from "./records/enrollment-record.ts";

export interface EnrollmentStore {
  /**
   * Inserts those whose (campaign, contact, round) is free and returns the ids of the inserted; a
   * taken one is an outcome and not an error, also when another transaction just took it.
   */
  insert(enrollments: readonly EnrollmentRecord[]): Promise<ReadonlySet<string>>;
  get(key: RowKey): Promise<EnrollmentRecord | null>;
  /** For update, waiting for other holders. Unknown ids are left out. Order: by tenant and id. */
  lock(keys: readonly RowKey[]): Promise<readonly EnrollmentRecord[]>;
  /** Live ones (pending, scheduled, waiting) first locked, then returned; order: by id. */
  lockLiveOfContacts(request: {
    readonly tenantId: string;
    readonly contactIds: readonly string[];
    /** Only of this campaign. */
    readonly campaignId?: string;
  }): Promise<readonly EnrollmentRecord[]>;
  /**
   * Sets `progressOf` of every live enrollment of the tenant that has none and whose first message went out,
   * or may have, from one of these senders. Locks their heads first and raises their versions: a claim
   * that saw less decides again.
   */
  countInProgress(request: {
    readonly tenantId: string;
    readonly senderIds: readonly string[];
  }): Promise<void>;
  /**
   * Makes what waits for `reason` in these senders' queues due at `at`, with a signal; what has a delivery out
   * or no due time stays. Locks the heads first and raises their versions, as `countInProgress` does. Hints
   * nobody: the caller hints the senders.
   */
  signalWaiting(request: {
    readonly tenantId: string;
    readonly senderIds: readonly string[];
    readonly reason: WaitingReason;
    readonly at: Instant;
  }): Promise<void>;
  /** Ids of live enrollments of a campaign after `afterId`, in id order; not locked. */
  listLiveIds(request: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Of a campaign, or of a contact. Ordered by id, after `afterId`. */
  list(request: {
    readonly tenantId: string;
    readonly campaignId?: string;
    readonly contactId?: string;
    readonly states?: readonly EnrollmentState[];
    readonly reasons?: readonly string[];
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly EnrollmentRecord[]>;
  /**
   * Of these contacts: the last round in the campaign, live or ended, and whatever is live of them in
   * other campaigns. Order: by contact, then campaign.
   */
  findStandings(request: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly contactIds: readonly string[];
  }): Promise<readonly EnrollmentStanding[]>;
  /** Which of these contacts some round of the campaign enrolled under this request key. */
  findRequested(request: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly contactIds: readonly string[];
    readonly requestKey: string;
  }): Promise<ReadonlySet<string>>;
  /**
   * When each of these contacts was written to last, by any campaign: the latest accepted message,
   * or one that may have been accepted. Contacts never written to are left out.
   */
  findLastTouches(request: {
    readonly tenantId: string;
    readonly contactIds: readonly string[];
  }): Promise<ReadonlyMap<string, Instant>>;
  /**
   * All that decisions on these enrollments need, as of now. Inside a transaction call it after the
   * locks, as a statement of its own. Order: as asked; unknown ids are left out.
   */
  readFacts(keys: readonly RowKey[]): Promise<readonly EnrollmentFacts[]>;
  /**
   * For looking ahead: live enrollments of the campaign, and those of running campaigns that have a
   * due time in the queues of these senders. Ordered by id, after `afterId`; not locked.
   */
  listForPlanning(request: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly senderIds: readonly string[];
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly PlanningFacts[]>;
  /** For `explain`: the head of the queue it stands in. */
  readHead(request: {
    readonly tenantId: string;
    readonly senderId: string;
  }): Promise<HeadRecord | null>;
  /** For `explain` and looking ahead: until when its stream is blocked, and its turn. Null before its first hint was folded. */
  readStream(request: {
    readonly tenantId: string;
    readonly senderId: string;
    readonly campaignId: string;
  }): Promise<(StreamBlock & StreamTurn) | null>;
}
