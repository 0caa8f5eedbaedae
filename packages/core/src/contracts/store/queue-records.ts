import type { EnrollmentState } from "../../machines/enrollment-machine.ts";
import type { TenantCaps } from "../../model/caps.ts";
import type { Instant } from "../../model/instant.ts";
import type { HeadKey } from "./keys.ts";
import type { SenderRecord } from "./records/sender-record.ts";

/** The head of one queue: when a worker should look at it next. */
export interface HeadRecord extends HeadKey {
  /** A lower bound of when something in the queue is due: early but never late. Null when empty. */
  readonly nextDueAt: Instant | null;
  /** End of the sender's gap. */
  readonly gapUntil: Instant;
  /** When the whole sender may send again: the gap's end, or later under a cap or a hold. */
  readonly nextFreeAt: Instant;
  /** Why it may not before `nextFreeAt`, when that is later than the gap's end. */
  readonly blockedBy: string | null;
  /** Raised by whoever changes the head; a claim that saw an older one looks again. */
  readonly version: number;
}

export interface ReadyHead extends HeadRecord {
  /** Null for an engine queue. */
  readonly sender: SenderRecord | null;
  /** The tenant's own zone, for counting days where the sender has none. */
  readonly tenantTimeZone: string | null;
  /** The tenant's caps, to know which buckets to ask for. */
  readonly tenantCaps: TenantCaps | null;
}

export interface CandidateKey extends HeadKey {
  readonly enrollmentId: string;
}

/** An enrollment that a look found due. */
export interface Candidate extends CandidateKey {
  /** As of the look: tells what could be sent from what must be planned first. */
  readonly state: EnrollmentState;
  readonly campaignId: string;
  /** Its campaign has caps. */
  readonly capped: boolean;
  /** When its stream was free last: what stood behind a cap until then is not late. */
  readonly streamFreeAt: Instant;
  /** Where its stream stands in the round of its campaign's ratio; 0 where it has none. */
  readonly turn: number;
}

/** Where a stream stands in the round of its campaign's ratio. Written under the head's lock. */
export interface StreamTurn extends HeadKey {
  readonly campaignId: string;
  readonly turn: number;
}

/**
 * A cap of a campaign is met: nothing of it is due in this queue before `freeAt`, none of its new
 * contacts before `newFreeAt`, which is `never` where no instant frees them. The later wins, so 0 leaves as it is. Written under the head's lock.
 */
export interface StreamBlock extends HeadKey {
  readonly campaignId: string;
  readonly freeAt: Instant;
  readonly newFreeAt: Instant;
}

/** Written by whoever makes an enrollment ready, or ready earlier, instead of touching the head. */
export interface HintInsert extends HeadKey {
  /** The stream to make sure of; null when the hint is only about the sender. */
  readonly campaignId: string | null;
  readonly dueAt: Instant;
  /**
   * Also lift what blocks the sender beyond its gap, and the stream if one is named: a cap was raised,
   * a hold ended, a unit given back. Where none is named, also those of its streams whose new contacts are
   * blocked until something ends (`never`), as only a limit of the sender does that.
   */
  readonly free: boolean;
  /** How many lanes the stream is read for from now on; never fewer than before. Default 2. */
  readonly lanes?: number;
}

export interface HeadUpdate extends HeadKey {
  /** The version that was locked. */
  readonly fromVersion: number;
  readonly gapUntil: Instant;
  readonly nextFreeAt: Instant;
  readonly blockedBy: string | null;
  /**
   * Enrollments that this change set claims, moves or parks. The store sets `nextDueAt` to the
   * least due time of a running stream's other enrollments without a delivery out, or to
   * `handledDueAt` if that is earlier.
   */
  readonly handledIds: readonly string[];
  /** The earliest new due time among the handled ones that stay in this queue. */
  readonly handledDueAt: Instant | null;
  /** When this queue had its turn: among those that are ready it then stands behind who waited longer. */
  readonly turnAt: Instant;
}
