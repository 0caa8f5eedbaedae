import type { DeliveryState } from "../../../machines/delivery-machine.ts";
import type { Instant } from "../../../model/instant.ts";
import type { CapacityKey } from "../keys.ts";

/** What a delivery took of one capacity bucket of its tenant. */
export interface CapacityUnit extends Omit<CapacityKey, "tenantId"> {
  /** Default 1. */
  readonly count?: number;
  /** It is given back only while the bucket is at this, as nobody moved it on since. Absent: always. */
  readonly at?: number;
}

/** What is known of a sent message. Severity only grows, in this order. */
export const receipts = ["delivered", "bounced", "complained"] as const;

export type Receipt = (typeof receipts)[number];

/**
 * Unique by (enrollment, step key, slot). Slot 0 holds the one that is queued, claimed, unknown,
 * needs-review or sent, and any with `uncertainSince`; a closed one takes the next slot, unless
 * another delivery of the step was accepted: then it keeps slot 0, and the step stays closed.
 */
export interface DeliveryRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly messageId: string;
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly contactId: string;
  readonly senderId: string;
  readonly stepKey: string;
  readonly kind: string;
  readonly slot: number;
  readonly state: DeliveryState;
  /** Name of the channel instance of the first claim. */
  readonly channel: string | null;
  /** JSON of the `Envelope`, the bytes that were frozen at the claim; dropped by an edit. */
  readonly envelope: string | null;
  /** The content hash that was approved when the envelope was frozen. */
  readonly contentHash: string | null;
  /** SHA-256 over envelope and content hash. */
  readonly payloadHash: string | null;
  /**
   * The deliveries of one provider call share it, and it tells how many they were
   * (`createRequestKey`). Null before the first claim, and once it is surely not accepted.
   */
  readonly requestKey: string | null;
  /** From 1 in a provider call of several deliveries; 0 alone. */
  readonly requestPosition: number;
  /** Fencing token; grows with each lease. An outcome under an older one proves only acceptance. */
  readonly fence: number;
  readonly leaseId: string | null;
  readonly attempts: number;
  readonly claimedAt: Instant | null;
  readonly firstAttemptAt: Instant | null;
  readonly uncertainSince: Instant | null;
  /** `queued`: the retry time. `unknown`: the next recovery attempt. Else null. */
  readonly retryAt: Instant | null;
  readonly account: string | null;
  readonly providerMessageId: string | null;
  /** The Message-ID of the mail, with angle brackets. */
  readonly messageIdHeader: string | null;
  readonly sentAt: Instant | null;
  /** Why it failed, was deferred, skipped or is uncertain. */
  readonly code: string | null;
  readonly receipt: Receipt | null;
  readonly repliedAt: Instant | null;
  /** The buckets that the claim took a unit of each, so that a proven non-acceptance gives them back. */
  readonly capacity: readonly CapacityUnit[];
  readonly version: number;
}
