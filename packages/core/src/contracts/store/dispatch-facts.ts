import type { Instant } from "../../model/instant.ts";
import type { BreakerRecord } from "./records/breaker-record.ts";
import type { CampaignRecord } from "./records/campaign-record.ts";
import type { ContactRecord } from "./records/contact-record.ts";
import type { DeliveryRecord } from "./records/delivery-record.ts";
import type { EnrollmentRecord } from "./records/enrollment-record.ts";
import type { MessageRecord } from "./records/message-record.ts";
import type { SenderRecord } from "./records/sender-record.ts";
import type { TenantRecord } from "./records/tenant-record.ts";

/** A pause that is in force: its end, or null when only a person ends it. */
export interface HoldFact {
  readonly until: Instant | null;
}

/** A message of this enrollment that was sent. */
export interface PreviousSend {
  /** With angle brackets. */
  readonly messageId: string | null;
  /** As it was sent, from the frozen envelope. */
  readonly subject: string | null;
  /** The envelope answers nothing. */
  readonly startsThread: boolean;
  readonly kind: string;
  readonly senderId: string;
  readonly bounced: boolean;
  readonly sentAt: Instant;
}

/** All that a decision on one enrollment needs. Read by one statement, after the locks. */
export interface EnrollmentFacts {
  readonly enrollment: EnrollmentRecord;
  readonly campaign: CampaignRecord;
  readonly tenant: TenantRecord;
  readonly contact: ContactRecord;
  /** Null while no sender carries the enrollment. */
  readonly sender: SenderRecord | null;
  /** Of the current step, the latest where it has some of several kinds; null while none was asked for. */
  readonly message: MessageRecord | null;
  /** The current step's messages before that one, of other kinds; absent where there is none. */
  readonly otherMessages?: readonly MessageRecord[];
  /**
   * The current step's delivery in slot 0: queued, claimed, unknown, needs-review, sent, or closed
   * while it, or another one of the step, may have been accepted. Null while the step has none there.
   */
  readonly delivery: DeliveryRecord | null;
  /** How many deliveries the current step has; the next closed one takes the slot `max(1, this)`. */
  readonly deliveryCount: number;
  /** Sent messages of this enrollment, oldest first. */
  readonly previousSends: readonly PreviousSend[];
  /** The contact's address or its domain is suppressed. */
  readonly suppressed: boolean;
  readonly contactHold: HoldFact | null;
  readonly enrollmentHold: HoldFact | null;
  readonly senderHold: HoldFact | null;
  /** Those of its tenant that are not closed or have `missingSends`, whatever their scope. */
  readonly breakers: readonly BreakerRecord[];
}

/** What looking ahead needs of an enrollment: all but its messages and what it shares with others. */
export type PlanningFacts = Pick<
  EnrollmentFacts,
  "enrollment" | "contact" | "suppressed" | "contactHold" | "enrollmentHold"
>;
/** How many days before the one asked for had sends, and no poor delivery. */
export interface ActiveDays {
  readonly tenantId: string;
  readonly scope: string;
  readonly days: number;
}

/** How many live enrollments are a sender's contacts in progress. */
export interface InProgress {
  readonly tenantId: string;
  readonly senderId: string;
  readonly count: number;
}

export interface CapacityUsed {
  readonly tenantId: string;
  readonly scope: string;
  readonly period: string;
  readonly used: number;
}
