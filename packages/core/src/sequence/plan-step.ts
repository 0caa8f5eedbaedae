import type { Step } from "../model/campaign-definition.ts";
import type { Instant } from "../model/instant.ts";
import { addDelay } from "./add-delay.ts";
import { computeDue } from "./compute-due.ts";
import { isExactDate } from "./is-exact-date.ts";
import { isWindowed } from "./is-windowed.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/** A step and when it is due; null: the schedule has no window for it in sight. */
export interface StepPlan {
  readonly stepKey: string;
  readonly dueAt: Instant | null;
}

/**
 * When a step is due, counted from what really happened before it. For a step that follows a send
 * settled late it is never in the past: `max(planned, next(now))`. An exact date that has passed
 * stays where it is, so that the claim sees how late the step is.
 */
export function planStep(
  step: Step,
  context: {
    readonly anchor: Instant;
    readonly now: Instant;
    readonly calendar: SendingCalendar;
    readonly isFirst: boolean;
    readonly firstStep: "windowed" | "immediate";
  },
): StepPlan {
  const { anchor, calendar, now } = context;
  if (!isWindowed(step) || (context.isFirst && context.firstStep === "immediate")) {
    const planned = addDelay({ delay: step.delay, anchor, calendar });
    if (planned === null || isExactDate(step)) return { stepKey: step.key, dueAt: planned };
    return { stepKey: step.key, dueAt: Math.max(planned, now) };
  }
  const planned = computeDue({ delay: step.delay, anchor, calendar });
  if (planned === null || planned >= now || isExactDate(step))
    return { stepKey: step.key, dueAt: planned };
  return { stepKey: step.key, dueAt: computeDue({ anchor: now, calendar }) };
}
