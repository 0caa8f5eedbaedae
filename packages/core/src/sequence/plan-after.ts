import type { Step } from "../model/campaign-definition.ts";
import { followingStep } from "../model/following-step.ts";
import type { Instant } from "../model/instant.ts";
import { planStep, type StepPlan } from "./plan-step.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/**
 * The step after `stepKey`, counted from when that one was passed; null: the sequence is done.
 * `target` is the exit that was taken, by default the step's `next`.
 */
export function planAfter(
  stepKey: string,
  context: {
    readonly steps: readonly Step[];
    readonly anchor: Instant;
    readonly now: Instant;
    readonly calendar: SendingCalendar;
    readonly target?: string | undefined;
  },
): StepPlan | null {
  const step = context.steps.find(({ key }) => key === stepKey);
  const following = step ? followingStep(context.steps, step, context.target) : null;
  if (!following) return null;
  return planStep(following, { ...context, isFirst: false, firstStep: "windowed" });
}
