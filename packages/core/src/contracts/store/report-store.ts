import type { DeliveryState } from "../../machines/delivery-machine.ts";
import type { EnrollmentState } from "../../machines/enrollment-machine.ts";
import type { Instant } from "../../model/instant.ts";

export interface StepCounts {
  readonly stepKey: string;
  readonly kind: string;
  readonly messages: number;
  readonly generationFailed: number;
  readonly pending: number;
  readonly approved: number;
  readonly rejected: number;
  readonly expired: number;
  readonly sent: number;
  readonly bounced: number;
  readonly complained: number;
  readonly replied: number;
  readonly failed: number;
  readonly skipped: number;
  readonly cancelled: number;
  readonly unknown: number;
  readonly needsReview: number;
}

export interface EnrollmentCount {
  readonly state: string;
  readonly reason: string | null;
  readonly count: number;
}

export interface ContactFunnel {
  readonly enrolled: number;
  /** Contacts with at least one sent message. */
  readonly contacted: number;
  readonly replied: number;
  readonly bounced: number;
  readonly unsubscribed: number;
}

/** Live enrollments of one campaign that are alike in all that holds them back, and how many. */
export interface LiveGroup {
  readonly senderId: string;
  readonly state: EnrollmentState;
  /** As stored: of the last look at them. */
  readonly reason: string | null;
  /** Of the delivery that is out; null: none is. */
  readonly out: DeliveryState | null;
  /** Whether the due time has come. */
  readonly due: boolean;
  /** The contact's or the enrollment's hold that is in force, or will be when the step is due. */
  readonly held: "contact" | "enrollment" | null;
  /** What a due step's message still lacks; null: nothing, or the step is not due. */
  readonly lacks: "generation" | "approval" | null;
  readonly count: number;
  /** Each the earliest of the group; null where none has one. */
  readonly dueAt: Instant | null;
  readonly heldUntil: Instant | null;
  readonly retryAt: Instant | null;
  readonly claimedAt: Instant | null;
  /** Of their queue's head; null where it has none. */
  readonly nextFreeAt: Instant | null;
  readonly blockedBy: string | null;
  /** When its stream is free for those of its lane, `never` included; 0 where it never was blocked. */
  readonly streamFreeAt: Instant;
  /** Whether that is a block of new contacts alone. */
  readonly newBlocked: boolean;
  /** The hold on their sender that is in force. */
  readonly senderHold: { readonly until: Instant | null } | null;
}

/** Counts of one campaign. An empty campaign gives no rows and zeros. */
export interface ReportStore {
  /** Order: step key as text, kind. */
  countSteps(request: {
    readonly tenantId: string;
    readonly campaignId: string;
  }): Promise<readonly StepCounts[]>;
  /** Order: state, reason as text. */
  countEnrollments(request: {
    readonly tenantId: string;
    readonly campaignId: string;
  }): Promise<readonly EnrollmentCount[]>;
  /**
   * Its live enrollments in groups, by one statement that gives a row per group and never one per
   * enrollment. Holds that ended at `now` or before do not count. Order: none.
   */
  countLive(request: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly now: Instant;
  }): Promise<readonly LiveGroup[]>;
  funnel(request: {
    readonly tenantId: string;
    readonly campaignId: string;
  }): Promise<ContactFunnel>;
}
