import type { Step } from "../model/campaign-definition.ts";
import type { Instant } from "../model/instant.ts";
import { planStep, type StepPlan } from "./plan-step.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/** The step after `stepKey`, counted from when that one was passed; null: the sequence is done. */
export function planAfter(
  stepKey: string,
  context: {
    readonly steps: readonly Step[];
    readonly anchor: Instant;
    readonly now: Instant;
    readonly calendar: SendingCalendar;
  },
): StepPlan | null {
  const index = context.steps.findIndex(({ key }) => key === stepKey);
  const following = index < 0 ? undefined : context.steps[index + 1];
  if (!following) return null;
  return planStep(following, { ...context, isFirst: false, firstStep: "windowed" });
}
