import type { ApprovalState } from "../../machines/approval-machine.ts";
import type { DeliveryState } from "../../machines/delivery-machine.ts";
import type { GenerationState } from "../../machines/generation-machine.ts";
import type { RowKey } from "./keys.ts";
import type { DeliveryRecord } from "./records/delivery-record.ts";
import type { MessageRecord } from "./records/message-record.ts";

/** Messages without an end, with all the deliveries that their steps have. */
export interface OpenMessages {
  readonly messages: readonly MessageRecord[];
  readonly deliveries: readonly DeliveryRecord[];
}

export interface MessageStore {
  get(key: RowKey): Promise<MessageRecord | null>;
  /** Not locked. Unknown ids are left out. Order: by tenant and id. */
  find(keys: readonly RowKey[]): Promise<readonly MessageRecord[]>;
  /** For update; the enrollments of these messages MUST be locked before. Order: by tenant and id. */
  lock(keys: readonly RowKey[]): Promise<readonly MessageRecord[]>;
  /** All messages of these enrollments. Order: enrollment id, created, id. */
  findOfEnrollments(keys: readonly RowKey[]): Promise<readonly MessageRecord[]>;
  list(request: {
    readonly tenantId: string;
    readonly campaignId?: string;
    readonly contactId?: string;
    readonly approvals?: readonly ApprovalState[];
    readonly generations?: readonly GenerationState[];
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly MessageRecord[]>;
  /**
   * Messages that wait to be written, of all tenants, oldest first; not locked. With `exceptKinds` none of
   * those kinds: what this process cannot write must not stand before what it can.
   */
  findRequested(request: {
    readonly limit: number;
    readonly exceptKinds?: readonly string[];
  }): Promise<readonly MessageRecord[]>;
  listDeliveries(request: {
    readonly tenantId: string;
    readonly campaignId?: string;
    readonly enrollmentId?: string;
    readonly states?: readonly DeliveryState[];
    readonly afterId: string | null;
    readonly limit: number;
  }): Promise<readonly DeliveryRecord[]>;
  /** Not locked. Unknown ids are left out. Order: by tenant and id. */
  findDeliveries(keys: readonly RowKey[]): Promise<readonly DeliveryRecord[]>;
  /** Those in state `unknown` that share one of these request keys; not locked. Order: by id. */
  findUnknownOfRequests(request: {
    readonly tenantId: string;
    readonly requestKeys: readonly string[];
  }): Promise<readonly DeliveryRecord[]>;
  /** All deliveries of these enrollments. Order: enrollment id, id. Lock the enrollments before. */
  findDeliveriesOfEnrollments(keys: readonly RowKey[]): Promise<readonly DeliveryRecord[]>;
  /**
   * Messages of these enrollments that have no delivery, or a queued one, with all deliveries of their
   * steps, each once. Order: enrollment id, created, id. Lock the enrollments before.
   */
  findOpen(keys: readonly RowKey[]): Promise<OpenMessages>;
  /** By our Message-ID (with angle brackets). Order: by id. */
  findDeliveriesByMessageId(request: {
    readonly tenantId: string;
    readonly messageIds: readonly string[];
  }): Promise<readonly DeliveryRecord[]>;
  /** Sent deliveries to these contacts, latest sent first. */
  findSentDeliveries(request: {
    readonly tenantId: string;
    readonly contactIds: readonly string[];
  }): Promise<readonly DeliveryRecord[]>;
}
