import type { Step } from "../model/campaign-definition.ts";
import type { Instant } from "../model/instant.ts";
import type { SkipReason, StopReason, WaitingReason } from "../model/reasons.ts";
import type { HolidayCause } from "./find-holiday-cause.ts";
import type { StepPlan } from "./plan-step.ts";

/** What to do with one enrollment now. */
export type Plan =
  /** Everything allows the current step's message to go; only capacity is left to ask. */
  | { readonly action: "send"; readonly step: Step; readonly missed: boolean }
  /** The current step has an instant in the future. */
  | { readonly action: "schedule"; readonly plan: StepPlan; readonly missed: boolean }
  | {
      readonly action: "wait";
      readonly reason: WaitingReason;
      readonly dueAt: Instant | null;
      /** With the reason `holiday`. */
      readonly holiday?: HolidayCause;
    }
  /** The step's message must be written first. */
  | { readonly action: "write"; readonly step: Step; readonly again: boolean }
  | {
      readonly action: "skip";
      readonly stepKey: string;
      readonly reason: SkipReason;
      /** The step after it; null completes the enrollment. */
      readonly next: StepPlan | null;
    }
  | { readonly action: "stop"; readonly reason: StopReason }
  | { readonly action: "complete" };
