import type { ConditionFacts } from "../../campaign/condition-facts.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { EnrollmentRecord, Lane } from "../../contracts/store/records/enrollment-record.ts";
import type { Condition } from "../../model/condition.ts";
import type { Instant } from "../../model/instant.ts";
import type { PlanContext, PlanFacts } from "../../sequence/plan-enrollment.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";

/** What contacts share. */
export interface PlannedContext extends Omit<
  PlanContext,
  "now" | "senderFreeAt" | "holds" | "hasReachedGoal" | "task"
> {
  readonly stepsByKey: CompiledVersion["stepsByKey"];
  readonly exitOn: Condition | undefined;
}

export interface PlannedHistory extends ConditionFacts {
  readonly fates: ConditionFacts["fates"][number][];
}

/** One live enrollment while it is played ahead: what the planner reads of it moves along. */
export interface PlannedContact {
  readonly enrollmentId: string;
  readonly contactId: string;
  /** Null where no limit asks who is written to. */
  readonly contact: ContactRecord | null;
  readonly campaign: CampaignRecord;
  /** Of the campaign that is looked at; the others only take their share of the senders. */
  readonly wanted: boolean;
  /** Its enrollment follows the fields below when it is planned. */
  readonly facts: Omit<PlanFacts, "enrollment"> & {
    readonly enrollment: {
      -readonly [Field in keyof PlanFacts["enrollment"]]: PlanFacts["enrollment"][Field];
    };
  };
  readonly context: PlannedContext;
  /** What its conditions are asked about, with what becomes of its steps; null: it has none. */
  readonly history: PlannedHistory | null;
  /** Whose queue it stands in. */
  senderId: string;
  deadlineAt: Instant | null;
  /** What it fell back to, by step key. */
  fallbacks: EnrollmentRecord["fallbacks"];
  task: PlanContext["task"];
  /** When it is looked at next. */
  wakeAt: Instant;
  dueAt: Instant;
  lane: Lane;
  /** Of its urgency and its lane, since it stands in the line of those that are due. */
  rank: number;
  stepKey: string | null;
  /** What the delay of its step counts from. */
  anchorAt: Instant;
  state: PlanFacts["enrollment"]["state"];
  /** Until when its sender's contacts in progress kept it from beginning. */
  heldUntil: Instant;
  /** Nothing of this campaign went to it yet. */
  isFirst: boolean;
  /** Has, or had, a place in the line for a week's cap. */
  isInLine: boolean;
  /** Whose contact in progress it is. */
  progressOf: string | null;
}
