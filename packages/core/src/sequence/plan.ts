import type { MessageStep } from "../model/campaign-definition.ts";
import type { Instant } from "../model/instant.ts";
import type { FallbackReason, SkipReason, StopReason, WaitingReason } from "../model/reasons.ts";
import type { TaskStep } from "../model/task-step.ts";
import type { HolidayCause } from "./find-holiday-cause.ts";
import type { StepPlan } from "./plan-step.ts";

/** What to do with one enrollment now. */
export type Plan =
  /** Everything allows the current step's message to go; only capacity is left to ask. */
  | { readonly action: "send"; readonly step: MessageStep; readonly missed: boolean }
  /** The current step has an instant in the future. */
  | { readonly action: "schedule"; readonly plan: StepPlan; readonly missed: boolean }
  | {
      readonly action: "wait";
      readonly reason: WaitingReason;
      readonly dueAt: Instant | null;
      /** When the wait times out; absent where it stays as it is. */
      readonly deadlineAt?: Instant | null;
      /** With the reason `holiday`. */
      readonly holiday?: HolidayCause;
    }
  /** The step's message must be written first. */
  | { readonly action: "write"; readonly step: MessageStep; readonly again: boolean }
  /** The step goes on another kind, and is looked at anew as that. */
  | {
      readonly action: "fall-back";
      /** In the form it falls back to. */
      readonly step: MessageStep;
      readonly from: string;
      readonly reason: FallbackReason;
    }
  | {
      readonly action: "skip";
      readonly stepKey: string;
      readonly reason: SkipReason;
      /** The step after it; null completes the enrollment. */
      readonly next: StepPlan | null;
      /** When it was passed; absent: now. */
      readonly anchorAt?: Instant;
    }
  /** A step that sends nothing is done with. */
  | {
      readonly action: "pass";
      readonly stepKey: string;
      /**
       * Which exit was taken. Of a branch: `branch-0`, its number in the list, or `otherwise`; of a
       * wait: `event` or `timeout`; of a task: `done`.
       */
      readonly outcome: string;
      readonly next: StepPlan | null;
      /** When it was passed; absent: now. */
      readonly anchorAt?: Instant;
    }
  /** A person must be asked first. */
  | {
      readonly action: "assign";
      readonly step: TaskStep;
      /** When the step is skipped if nobody did it; null: never. */
      readonly deadlineAt: Instant | null;
    }
  | { readonly action: "stop"; readonly reason: StopReason }
  | { readonly action: "complete" };
