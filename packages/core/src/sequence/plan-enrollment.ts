import type { EnrollmentFacts } from "../contracts/store/dispatch-facts.ts";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import type { EnrollmentRecord } from "../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../contracts/store/records/message-record.ts";
import type { OnRejected, Step } from "../model/campaign-definition.ts";
import { deferralReason } from "../model/deferral-reason.ts";
import type { Instant } from "../model/instant.ts";
import type { SkipReason, StopReason } from "../model/reasons.ts";
import { findPause } from "./find-pause.ts";
import { isExactDate } from "./is-exact-date.ts";
import type { Plan } from "./plan.ts";
import { planStep, type StepPlan } from "./plan-step.ts";
import { planWindow } from "./plan-window.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/** What the planner reads of an enrollment. */
export interface PlanFacts extends Pick<
  EnrollmentFacts,
  "suppressed" | "contactHold" | "enrollmentHold"
> {
  readonly enrollment: Pick<
    EnrollmentRecord,
    "state" | "stepKey" | "dueAt" | "reason" | "anchorAt" | "enrolledAt"
  >;
  readonly campaign: Pick<EnrollmentFacts["campaign"], "launchedAt">;
  readonly delivery: Pick<DeliveryRecord, "state" | "retryAt" | "code"> | null;
  readonly message: Pick<MessageRecord, "generation" | "generationAttempts" | "approval"> | null;
}

export interface PlanContext {
  readonly now: Instant;
  readonly steps: readonly Step[];
  readonly calendar: SendingCalendar;
  readonly firstStep: "windowed" | "immediate";
  /** Milliseconds. */
  readonly maxLateness: number;
  /** When the sender was next free before this look: a backlog behind its limits is not late. */
  readonly senderFreeAt: Instant;
  /** Whether the step's kind finds an address on the contact. */
  readonly hasAddress: (step: Step) => boolean;
  /** Whether the thread that the step's message answers is there, or can be done without. */
  readonly hasThread: (step: Step) => boolean;
}

/**
 * The planner: plain facts in, one decision out. It knows no store and no clock, so a preview, a
 * worker and `explain` get the same answer. Called for live enrollments without a delivery out.
 */
export function planEnrollment(facts: PlanFacts, context: PlanContext): Plan {
  const { enrollment } = facts;
  if (facts.suppressed) return { action: "stop", reason: "suppressed" };
  const pause = findPause(facts, context.now);
  // A pause must not wipe this reason out: its end would send what was refused for good.
  if (pause) return enrollment.reason === "delivery-failed" ? deliveryFailed : pause;
  const first = context.steps[0];
  if (!first) return { action: "complete" };
  if (enrollment.stepKey === null) {
    const anchor = firstAnchor(facts);
    return schedule(planStep(first, { ...context, anchor, isFirst: true }), false);
  }
  const step = context.steps.find(({ key }) => key === enrollment.stepKey);
  // A version without the current step: what is left of the sequence is done.
  if (!step) return { action: "complete" };
  return planDueStep(facts, context, step);
}

function planDueStep(facts: PlanFacts, context: PlanContext, step: Step): Plan {
  const { delivery, message } = facts;
  const { now } = context;
  if (delivery?.state === "sent" || delivery?.state === "cancelled") {
    return skip(context, step, "already-sent");
  }
  if (delivery?.state === "queued" && delivery.retryAt !== null && delivery.retryAt > now) {
    return { action: "wait", reason: deferralReason(delivery.code), dueAt: delivery.retryAt };
  }
  if (!context.hasAddress(step)) return skip(context, step, "no-address");
  if (facts.enrollment.reason === "delivery-failed") return deliveryFailed;
  if (!message) return { action: "write", step, again: false };
  const written = { step, attempts: message.generationAttempts };
  if (message.generation === "failed")
    return unwanted(context, written, "generation-failed", "failed");
  if (message.generation !== "generated") {
    return { action: "wait", reason: "awaiting-generation", dueAt: null };
  }
  if (message.approval === "rejected") return unwanted(context, written, "rejected", "rejected");
  if (message.approval === "expired") return unwanted(context, written, "expired", "rejected");
  if (message.approval === "pending") {
    return { action: "wait", reason: "awaiting-approval", dueAt: null };
  }
  if (!context.hasThread(step)) return { action: "wait", reason: "awaiting-thread", dueAt: null };
  const { dueAt } = facts.enrollment;
  const isFirst = step === context.steps[0];
  return planWindow(step, {
    ...context,
    // What it waited for made it due anew, but a date does not move.
    due: facts.enrollment.state === "waiting" && isExactDate(step) ? null : (dueAt ?? now),
    anchor: isFirst ? firstAnchor(facts) : facts.enrollment.anchorAt,
    immediate: isFirst && context.firstStep === "immediate",
  });
}

function firstAnchor({ enrollment, campaign }: PlanFacts): Instant {
  return Math.max(enrollment.enrolledAt, campaign.launchedAt ?? 0);
}

const deliveryFailed: Plan = { action: "wait", reason: "delivery-failed", dueAt: null };

function schedule(plan: StepPlan, missed: boolean): Plan {
  if (plan.dueAt === null) return { action: "wait", reason: "no-window", dueAt: null };
  return { action: "schedule", plan, missed };
}

/** A message that is refused again and again is not written for ever. */
const MOST_ATTEMPTS = 3;

function wishFor({ onRejected = "skip" }: Step, attempts: number): OnRejected {
  return onRejected === "regenerate" && attempts >= MOST_ATTEMPTS ? "skip" : onRejected;
}

/** The message will not go as it is: what the step says of that. */
function unwanted(
  context: PlanContext,
  { step, attempts }: { readonly step: Step; readonly attempts: number },
  reason: SkipReason,
  stop: StopReason,
): Plan {
  switch (wishFor(step, attempts)) {
    case "stop":
      return { action: "stop", reason: stop };
    case "regenerate":
      return { action: "write", step, again: true };
    case "skip":
      return skip(context, step, reason);
  }
}

function skip(context: PlanContext, step: Step, reason: SkipReason): Plan {
  const index = context.steps.indexOf(step);
  const following = context.steps[index + 1];
  return {
    action: "skip",
    stepKey: step.key,
    reason,
    next: following
      ? planStep(following, { ...context, anchor: context.now, isFirst: false })
      : null,
  };
}
