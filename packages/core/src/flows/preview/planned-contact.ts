import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { Lane } from "../../contracts/store/records/enrollment-record.ts";
import type { Instant } from "../../model/instant.ts";
import type { PlanContext, PlanFacts } from "../../sequence/plan-enrollment.ts";

/** One live enrollment while it is played ahead: what the planner reads of it moves along. */
export interface PlannedContact {
  readonly enrollmentId: string;
  readonly contactId: string;
  /** Null where no limit asks who is written to. */
  readonly contact: ContactRecord | null;
  readonly campaign: CampaignRecord;
  /** Of the campaign that is looked at; the others only take their share of the senders. */
  readonly wanted: boolean;
  readonly facts: PlanFacts;
  readonly context: Omit<PlanContext, "now" | "senderFreeAt">;
  /** When it is looked at next. */
  wakeAt: Instant;
  dueAt: Instant;
  lane: Lane;
  stepKey: string | null;
  /** What the delay of its step counts from. */
  anchorAt: Instant;
  state: PlanFacts["enrollment"]["state"];
  /** Until when a cap of its campaign held it last. */
  heldUntil: Instant;
  /** Nothing of this campaign went to it yet. */
  isFirst: boolean;
}
