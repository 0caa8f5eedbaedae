import type { PlanContext, PlanFacts } from "../../sequence/plan-enrollment.ts";

/** One live enrollment while it is played ahead: what the planner reads of it moves along. */
export interface PlannedContact {
  readonly enrollmentId: string;
  readonly contactId: string;
  /** Of the campaign that is looked at; the others only take their share of the senders. */
  readonly wanted: boolean;
  readonly facts: PlanFacts;
  readonly context: Omit<PlanContext, "now" | "senderFreeAt">;
  /** When it is looked at next. */
  dueAt: number;
  lane: number;
  stepKey: string | null;
  /** What the delay of its step counts from. */
  anchorAt: number;
  state: PlanFacts["enrollment"]["state"];
}
