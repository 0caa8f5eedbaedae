import type {
  ApprovalState,
  BreakerState,
  CampaignState,
  DeliveryState,
  EnrollmentState,
  GenerationState,
} from "@outreachkit/core";

/** What the events of one tenant say, and nothing else. Every map is by id. */
export interface FoldedState {
  readonly campaigns: ReadonlyMap<string, FoldedCampaign>;
  readonly enrollments: ReadonlyMap<string, FoldedEnrollment>;
  readonly messages: ReadonlyMap<string, FoldedMessage>;
  readonly deliveries: ReadonlyMap<string, FoldedDelivery>;
  /** When each suppression began, ISO. */
  readonly suppressions: ReadonlyMap<string, string>;
  /** What is held, by subject: contacts, senders, enrollments. Timed ones stay after their end. */
  readonly holds: ReadonlyMap<string, FoldedHold>;
  readonly breakers: ReadonlyMap<string, FoldedBreaker>;
  /** Gaps in the versions of an entity, and moves that lead out of a final state. */
  readonly problems: readonly FoldProblem[];
}

export interface FoldProblem {
  readonly entityId: string;
  readonly message: string;
}

export interface FoldedHold {
  readonly id: string;
  readonly subject: string | null;
  readonly until: string | null;
  readonly cause: string | null;
}

export interface FoldedBreaker {
  readonly scope: string | null;
  /** As told: an open one whose time is over is half-open without an event. */
  readonly state: BreakerState;
  readonly since: string | null;
  readonly until: string | null;
  readonly warnedAt: string | null;
  /** From when to when it let nothing go; the last may have no end yet. */
  readonly shut: readonly { readonly from: string; readonly to: string | null }[];
}

export interface FoldedCampaign {
  readonly state: CampaignState;
  /** While it is paused: when it resumes by itself. */
  readonly pausedUntil: string | null;
  readonly enrollment: "open" | "closed";
}

export interface FoldedEnrollment {
  readonly campaignId: string | null;
  readonly contactId: string | null;
  readonly state: EnrollmentState;
  readonly stepKey: string | null;
  /** As last told; a signal brings it forward without an event. */
  readonly dueAt: string | null;
  readonly reason: string | null;
  /** When it was completed or stopped. */
  readonly endedAt: string | null;
  /** The queue it stands in. */
  readonly senderId: string | null;
  /** What it drew of a mix. */
  readonly channel: string | null;
  /** By step key: the kind that it fell back to. */
  readonly fallbacks: Readonly<Record<string, string>>;
}

export interface FoldedMessage {
  readonly enrollmentId: string | null;
  readonly stepKey: string | null;
  readonly generation: GenerationState;
  readonly approval: ApprovalState;
  readonly contentHash: string | null;
  /** Every decision and every edit, in order. */
  readonly decisions: readonly FoldedDecision[];
}

export interface FoldedDecision {
  readonly at: string;
  readonly approval: ApprovalState;
  readonly contentHash: string | null;
}

/** A claim writes no event, so a delivery is here from its first outcome on. */
export interface FoldedDelivery {
  readonly enrollmentId: string | null;
  readonly messageId: string | null;
  readonly stepKey: string | null;
  readonly senderId: string | null;
  readonly state: DeliveryState;
  readonly contentHash: string | null;
  /** Of the last claim. */
  readonly claimedAt: string | null;
  readonly sentAt: string | null;
}
