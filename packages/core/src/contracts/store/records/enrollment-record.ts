import type { EnrollmentState } from "../../../machines/enrollment-machine.ts";
import type { Instant } from "../../../model/instant.ts";
import type { StopReason, WaitingReason } from "../../../model/reasons.ts";

/**
 * Where an enrollment stands in its stream; odd lanes are new contacts. Those with a priority of their
 * own have lanes of their own, which a stream is read for only once it has such an enrollment.
 */
export const lanes = {
  followUp: 0,
  newContact: 1,
  highFollowUp: 2,
  highNewContact: 3,
  urgentFollowUp: 4,
  urgentNewContact: 5,
} as const;

export type Lane = (typeof lanes)[keyof typeof lanes];

/** The queue of a tenant for what no sender carries. */
export const engineQueueId = "00000000-0000-0000-0000-000000000000";

export interface EnrollmentRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly campaignId: string;
  readonly versionId: string;
  readonly contactId: string;
  /** Which time the contact is in the campaign, from 1. Only the last round can be live. */
  readonly round: number;
  /** The caller's name of the request that enrolled it; the same request adds nothing again. */
  readonly requestKey: string | null;
  /** Whose queue it stands in: the sender of the current step, `engineQueueId` where none carries it. */
  readonly senderId: string;
  /** By channel kind: who writes to this contact in this campaign. Dealt once, at enrollment. */
  readonly senders: { readonly [kind: string]: string };
  /** By step key: the variant drawn at enrollment. Never drawn again. */
  readonly variants: { readonly [stepKey: string]: string };
  /** The channel kind that it drew of its campaign's mix, at enrollment; null without a mix. Never drawn again. */
  readonly channel: string | null;
  /** By step key: the fallback kind that was taken instead of the step's. A step stays on it. */
  readonly fallbacks: { readonly [stepKey: string]: string };
  readonly state: EnrollmentState;
  /** The current step; null before the first plan and after completion. */
  readonly stepKey: string | null;
  /** When it is looked at next; null while only a signal can move it. */
  readonly dueAt: Instant | null;
  readonly lane: Lane;
  /** A waiting reason while `waiting`, a stop reason when `stopped`, else null. */
  readonly reason: WaitingReason | StopReason | null;
  /** Counts signals; a claim that read an older count decides again. */
  readonly signal: number;
  /** The delivery that is out: claimed, unknown, needs-review, or queued on a pull channel. */
  readonly deliveryId: string | null;
  /** When the current wait or task times out; null before it began, and where none does. */
  readonly deadlineAt: Instant | null;
  /** What the current step's delay counts from. */
  readonly anchorAt: Instant;
  readonly enrolledAt: Instant;
  readonly version: number;
}
