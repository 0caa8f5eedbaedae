import type { MessageStep } from "../model/campaign-definition.ts";
import type { Instant } from "../model/instant.ts";
import { addDelay } from "./add-delay.ts";
import { findHolidayCause } from "./find-holiday-cause.ts";
import { findUncertainDate } from "./find-uncertain-date.ts";
import { nextInWindow } from "./next-in-window.ts";
import type { Plan } from "./plan.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/** How soon it is asked again whether a date is a holiday, when nobody could tell. */
const ASK_AGAIN = 5 * 60_000;

/**
 * The check of time at the claim, when all else allows the step's message to go. The schedule may
 * have changed since the step was planned, so the delay is counted again from its anchor.
 */
export function planWindow(
  step: MessageStep,
  context: {
    readonly now: Instant;
    readonly calendar: SendingCalendar;
    /** Null: as planned, of a step on an exact date. */
    readonly due: Instant | null;
    readonly anchor: Instant;
    /** A first step that waits for no window. */
    readonly immediate: boolean;
    readonly maxLateness: number;
    readonly senderFreeAt: Instant;
  },
): Plan {
  const { now, calendar, anchor, immediate } = context;
  const planned = addDelay({ delay: step.delay, anchor, calendar });
  if (planned === null) return noWindow;
  if (planned > now) {
    const dueAt = immediate ? planned : nextInWindow(calendar, planned);
    if (dueAt === null) return noWindow;
    return { action: "schedule", plan: { stepKey: step.key, dueAt }, missed: false };
  }
  const due = Math.max(context.due ?? planned, context.senderFreeAt);
  const missed = now - due > context.maxLateness;
  if (immediate) return { action: "send", step, missed };
  const open = nextInWindow(calendar, now);
  if (open === null) return noWindow;
  if (open === now) {
    const uncertain = findUncertainDate(calendar, now);
    if (uncertain === null) return { action: "send", step, missed };
    const holiday = { epochDay: uncertain, known: false };
    return { action: "wait", reason: "holiday", dueAt: now + ASK_AGAIN, holiday };
  }
  if (missed) return { action: "schedule", plan: { stepKey: step.key, dueAt: open }, missed };
  const holiday = findHolidayCause(calendar, { now, open });
  if (holiday) return { action: "wait", reason: "holiday", dueAt: open, holiday };
  return { action: "wait", reason: "outside-window", dueAt: open };
}

const noWindow: Plan = { action: "wait", reason: "no-window", dueAt: null };
