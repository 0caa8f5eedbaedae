import type { EnrollmentState } from "../machines/enrollment-machine.ts";
import type { StopReason, WaitingReason } from "../model/reasons.ts";

/** How many wait for one reason, and when that may change for the first of them. */
export interface ReasonCount {
  /** Null: nothing holds them back; they go at their due time. */
  readonly reason: WaitingReason | StopReason | null;
  readonly count: number;
  /** The earliest among them; null when only a signal or a person brings it on. */
  readonly nextChangeAt: string | null;
  /** The same by sender, earliest change first: "312 wait for sender-cap until Tuesday". */
  readonly senders: readonly {
    readonly senderId: string;
    readonly count: number;
    readonly nextChangeAt: string | null;
  }[];
}

/**
 * What holds a campaign's live enrollments back, most first. Counted from what is stored: what no
 * worker has looked at since it fell due is told by its queue, so that a single `enrollments.explain`,
 * which asks the planner, may know better (`outside-window`, where this still says `sender-cap`).
 */
export interface CampaignExplanation {
  readonly campaign: {
    readonly id: string;
    readonly key: string;
    readonly state: string;
    readonly pausedUntil: string | null;
  };
  /** Enrollments by state, the ended ones too. */
  readonly states: Readonly<Record<EnrollmentState, number>>;
  /** Live ones. */
  readonly live: number;
  readonly reasons: readonly ReasonCount[];
}
