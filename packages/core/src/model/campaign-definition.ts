import type { BranchStep } from "./branch-step.ts";
import type { BreakerLimits } from "./breaker-limits.ts";
import type { CampaignCaps } from "./caps.ts";
import type { Tier } from "./contact-vocabulary.ts";
import type { Duration } from "./duration.ts";
import type { Reference } from "./reference.ts";
import type { StepBase } from "./step-base.ts";
import type { StepForm } from "./step-form.ts";
import type { TaskStep } from "./task-step.ts";
import type { WaitStep } from "./wait-step.ts";
import type { Condition } from "./condition.ts";
import type { Schedule } from "./weekly-schedule.ts";

/** Who decides that a message may go: nobody but a person, the checks with a person for the rest, the checks. */
export type ApprovalMode = "manual" | "copilot" | "autopilot";

export type CampaignPriority = "urgent" | "high" | "normal";

export type StepOrder = "follow-ups-first" | "new-first" | OrderRatio;

/**
 * So many follow-ups, then so many new contacts, in turn over a sender's days; 1 to 100 each. Where one side has
 * nobody due the other goes on, and nothing is owed. Beside other campaigns of the same priority it stands
 * between their follow-ups and their new contacts.
 */
export interface OrderRatio {
  readonly followUps: number;
  readonly newContacts: number;
}

/** What a step does when its message was rejected or expired, or could not be written. */
export type OnRejected = "skip" | "regenerate" | "stop";

/** What a step does when the provider refused its message for good. */
export type OnFailed = "hold" | "skip" | "stop";

/** Whether a human reply ends the sequence, or is only recorded; conditions can ask about it. */
export type OnReply = "stop" | "continue";

/** A step that sends a message. */
export interface MessageStep extends StepBase, StepForm {
  readonly type?: "message";
  /**
   * What contacts get who drew another channel of `allocation.mix`: a form for each of its kinds but the
   * step's own. Required in a campaign with a mix of several, for each step whose kind is in it; a step
   * of a kind outside of the mix goes to everybody.
   */
  readonly mix?: readonly StepForm[];
  /** Default `skip`. */
  readonly onRejected?: OnRejected;
  /** When no `fallback` can be taken. Default `hold`. */
  readonly onFailed?: OnFailed;
}

/** Steps form a forward graph: each leads on to later ones in the list only. */
export type Step = MessageStep | BranchStep | WaitStep | TaskStep;

/** A campaign as plain JSON: written in code with `defineCampaign`, or by a host's own UI. */
export interface CampaignDefinition {
  /** The host's stable name of the campaign; saving the same key again makes a new version. */
  readonly key: string;
  /** Default the key. */
  readonly name?: string;
  /** Contacts are dealt to them in turn at enrollment and stay with theirs. */
  readonly senders: readonly Reference[];
  /** Default `manual`. */
  readonly approval?: ApprovalMode;
  readonly schedule: Schedule;
  /** Whether the first step waits for a window. Default `windowed`. */
  readonly firstStep?: "windowed" | "immediate";
  /** A send later than this is recorded as missed and planned anew. Default 24 hours. */
  readonly maxLateness?: Duration;
  readonly audience?: AudienceRules;
  /** Hold for the campaign as a whole; a saved change takes effect at once. */
  readonly caps?: CampaignCaps;
  /**
   * When the campaign stops by its bounces and complaints. Each part that is given takes the place of
   * the tenant's whole; a saved change counts from the next bounce or complaint on.
   */
  readonly breaker?: BreakerLimits;
  /** Which campaigns of a sender go first. A saved change takes effect at once. Default `normal`. */
  readonly priority?: CampaignPriority;
  /**
   * Who goes first in it: follow-ups (default), contacts who got nothing yet, or both in a ratio such as
   * `{ followUps: 3, newContacts: 1 }`. A saved change takes effect at once.
   */
  readonly order?: StepOrder;
  readonly allocation?: AllocationRules;
  /** What a human reply does to a contact's sequence here. Default `stop`. */
  readonly onReply?: OnReply;
  /**
   * Ends a contact's sequence here, as `goal`, as soon as it holds: asked at each signal and again
   * whenever a step is due. Such as `{ event: "clicked" }`. Default never.
   */
  readonly exitOn?: Condition;
  readonly checks?: CheckSettings;
  /** The selling side's words, open to templates as `strategy.*`. Snapshotted with the version. */
  readonly strategy?: { readonly [key: string]: unknown };
  readonly steps: readonly Step[];
}

/** Whether a contact may enter a campaign again. */
export type ReenrollRule = "once" | "if-not-active" | "always";

/** Whether a contact that is live in another campaign may enter. */
export type ExclusiveRule = "yes" | "among-exclusive" | "no";

/** Checked when a contact enrolls; an enrollment keeps those of the version that it entered. */
export interface AudienceRules {
  /** Enrichment stages that must be there before a contact enrolls. Default none. */
  readonly requiredEnrichment?: readonly string[];
  /** Let addresses whose confidence is a guess enroll. Default false. */
  readonly allowGuessedAddresses?: boolean;
  /**
   * `once`: never again, however the first time ended. `if-not-active`: again once it has ended.
   * `always`: again at once; a live enrollment is stopped as `superseded`, and each call needs a
   * `requestKey`, so that asking twice adds nothing. Default `once`.
   */
  readonly reenroll?: ReenrollRule;
  /**
   * `yes`: nobody who is live in any other campaign. `among-exclusive`: nobody who is live in another
   * campaign that is exclusive itself (`yes` or `among-exclusive`). `no`: whoever asks. The rule of
   * the campaign that is entered decides. Default `yes`.
   */
  readonly exclusive?: ExclusiveRule;
  /**
   * Nobody to whom any campaign sent a message more recently than this. Checked at enrollment; a day
   * is 24 hours. Default none.
   */
  readonly coolDown?: Duration;
}

/** Whom a channel may write to. Both must hold where both are given. */
export interface KindEligibility {
  /** 0 to 100; a contact without a score does not pass. */
  readonly minimumScore?: number;
  /** Any one of these; a contact without a tier does not pass. */
  readonly tiers?: readonly Tier[];
}

/** Which channel and which sender a contact gets. */
export interface AllocationRules {
  /**
   * Percent of the contacts by kind, 100 in all: each contact draws one, by a hash of campaign and
   * contact, when it is enrolled, and keeps it. Whoever one of them may not write to (address, tier,
   * score, sender) draws among the others. With several, steps of these kinds need their `mix`. Default:
   * every contact gets every step's kind.
   */
  readonly mix?: { readonly [kind: string]: number };
  /**
   * By kind, checked at enrollment and again when a step is planned. Default: `voice` from a score of
   * 70, `direct-mail` from 85, any other kind for everybody; an empty rule asks for nothing.
   */
  readonly eligibility?: { readonly [kind: string]: KindEligibility };
  /** A contact goes to a sender of its own owner where there is one, and in turn to the others else. Default false. */
  readonly ownerFirst?: boolean;
}

export interface CheckSettings {
  /** In addition to the built-in list. Matched as whole words, without case. */
  readonly bannedPhrases?: readonly string[];
  /** Warn when personalization is under this. 0 to 100, default 50. */
  readonly minimumPersonalization?: number;
}
