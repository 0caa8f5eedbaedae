import type { EnrollmentFacts } from "../contracts/store/dispatch-facts.ts";
import type { DeliveryRecord } from "../contracts/store/records/delivery-record.ts";
import {
  engineQueueId,
  type EnrollmentRecord,
} from "../contracts/store/records/enrollment-record.ts";
import type { MessageRecord } from "../contracts/store/records/message-record.ts";
import type { TaskRecord } from "../contracts/store/records/task-record.ts";
import type { BranchStep } from "../model/branch-step.ts";
import type { MessageStep, OnRejected, Step } from "../model/campaign-definition.ts";
import type { Condition } from "../model/condition.ts";
import { deferralReason } from "../model/deferral-reason.ts";
import type { Instant } from "../model/instant.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import { stepFor } from "../model/step-for.ts";
import type { FallbackReason, SkipReason, StopReason } from "../model/reasons.ts";
import type { TaskStep } from "../model/task-step.ts";
import type { WaitStep } from "../model/wait-step.ts";
import { addDelay } from "./add-delay.ts";
import { findPause } from "./find-pause.ts";
import { isExactDate } from "./is-exact-date.ts";
import { nextFallback } from "./next-fallback.ts";
import type { Plan } from "./plan.ts";
import { planAfter } from "./plan-after.ts";
import { planStep, type StepPlan } from "./plan-step.ts";
import { planWindow } from "./plan-window.ts";
import { queueOfStep } from "./queue-of-step.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

/** What the planner reads of an enrollment. */
export interface PlanFacts extends Pick<
  EnrollmentFacts,
  "suppressed" | "contactHold" | "enrollmentHold"
> {
  readonly enrollment: Pick<
    EnrollmentRecord,
    | "state"
    | "stepKey"
    | "dueAt"
    | "deadlineAt"
    | "reason"
    | "anchorAt"
    | "enrolledAt"
    | "senderId"
    | "senders"
    | "channel"
    | "fallbacks"
  >;
  readonly campaign: Pick<EnrollmentFacts["campaign"], "launchedAt">;
  readonly delivery: Pick<DeliveryRecord, "state" | "retryAt" | "code" | "uncertainSince"> | null;
  /** Of the kind that the current step is on. */
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
  readonly hasAddress: (step: MessageStep) => boolean;
  /** Whether the thread that the step's message answers is there, or can be done without. */
  readonly hasThread: (step: MessageStep) => boolean;
  /** Whether a condition holds of the enrollment now. */
  readonly holds: (condition: Condition) => boolean;
  /** Whether the campaign's own rule ends the sequence now. */
  readonly hasReachedGoal: () => boolean;
  /** The latest task of the current step; null where there is none. */
  readonly task: Pick<TaskRecord, "state" | "closedAt" | "skipAt"> | null;
}

/**
 * The planner: plain facts in, one decision out. It knows no store and no clock, so a preview, a
 * worker and `explain` get the same answer. Called for live enrollments without a delivery out.
 */
export function planEnrollment(facts: PlanFacts, context: PlanContext): Plan {
  const { enrollment } = facts;
  if (facts.suppressed) return { action: "stop", reason: "suppressed" };
  if (context.hasReachedGoal()) return { action: "stop", reason: "goal" };
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
  const queue = queueOfStep(step, enrollment);
  if (isMessageStep(step) && queue === engineQueueId) {
    const other = fallBack(facts, context, stepFor(step, enrollment), "no-sender");
    if (other) return other;
  }
  if (queue !== enrollment.senderId) {
    return schedule({ stepKey: step.key, dueAt: enrollment.dueAt ?? context.now }, false);
  }
  if (isMessageStep(step)) {
    if (queue === engineQueueId) return { action: "wait", reason: "no-sender", dueAt: null };
    return planMessage(facts, context, stepFor(step, enrollment));
  }
  switch (step.type) {
    case "branch":
      return planBranch(context, step);
    case "wait":
      return planWait(facts, context, step);
    case "task":
      return planTask(context, step);
  }
}

function planBranch(context: PlanContext, step: BranchStep): Plan {
  const index = step.branches.findIndex(({ when }) => context.holds(when));
  return {
    action: "pass",
    stepKey: step.key,
    outcome: index < 0 ? "otherwise" : `branch-${index}`,
    next: planNext(context, step, step.branches[index]?.next),
  };
}

function planWait({ enrollment }: PlanFacts, context: PlanContext, step: WaitStep): Plan {
  const { now, calendar } = context;
  const passed = { action: "pass", stepKey: step.key } as const;
  if (context.holds(step.for))
    return { ...passed, outcome: "event", next: planNext(context, step) };
  const { deadlineAt: begun } = enrollment;
  const deadlineAt = begun ?? addDelay({ delay: step.timeout, anchor: now, calendar }) ?? now;
  if (deadlineAt <= now)
    return { ...passed, outcome: "timeout", next: planNext(context, step, step.onTimeout) };
  return { action: "wait", reason: "awaiting-event", dueAt: deadlineAt, deadlineAt };
}

function planTask(context: PlanContext, step: TaskStep): Plan {
  const { task, now, calendar } = context;
  const { key: stepKey } = step;
  if (task?.state === "done" || task?.state === "skipped") {
    // The next delay counts from what the person said, whenever it is looked at.
    const anchorAt = task.closedAt ?? now;
    const next = planNext(context, step, step.next, anchorAt);
    return task.state === "done"
      ? { action: "pass", stepKey, outcome: "done", next, anchorAt }
      : { action: "skip", stepKey, reason: "manual", next, anchorAt };
  }
  if (task?.state !== "open") {
    const { skipAfter } = step;
    const deadlineAt = skipAfter ? addDelay({ delay: skipAfter, anchor: now, calendar }) : null;
    return { action: "assign", step, deadlineAt };
  }
  if (task.skipAt !== null && task.skipAt <= now) return skip(context, step, "skip-after");
  return { action: "wait", reason: "awaiting-task", dueAt: task.skipAt, deadlineAt: task.skipAt };
}

function planMessage(facts: PlanFacts, context: PlanContext, step: MessageStep): Plan {
  const { delivery, message } = facts;
  const { now } = context;
  if (delivery?.state === "sent" || delivery?.state === "cancelled") {
    return skip(context, step, "already-sent");
  }
  if (delivery?.state === "queued" && delivery.retryAt !== null && delivery.retryAt > now) {
    return { action: "wait", reason: deferralReason(delivery.code), dueAt: delivery.retryAt };
  }
  if (!context.hasAddress(step))
    return fallBack(facts, context, step, "no-address") ?? skip(context, step, "no-address");
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
  const isFirst = step.key === context.steps[0]?.key;
  return planWindow(step, {
    ...context,
    // What it waited for made it due anew, but a date does not move.
    due: facts.enrollment.state === "waiting" && isExactDate(step) ? null : (dueAt ?? now),
    anchor: isFirst ? firstAnchor(facts) : facts.enrollment.anchorAt,
    immediate: isFirst && context.firstStep === "immediate",
  });
}

/**
 * To the next kind that can be used. Never while a message of the step is out or may have been
 * accepted: what closed without a doubt has left the step's first slot.
 */
function fallBack(
  { enrollment, delivery }: PlanFacts,
  { hasAddress }: PlanContext,
  step: MessageStep,
  reason: FallbackReason,
): Plan | null {
  if (delivery && (delivery.state !== "queued" || delivery.uncertainSince !== null)) return null;
  const other = nextFallback(step, { senders: enrollment.senders, hasAddress });
  return other && { action: "fall-back", step: other, from: step.kind, reason };
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

function wishFor({ onRejected = "skip" }: MessageStep, attempts: number): OnRejected {
  return onRejected === "regenerate" && attempts >= MOST_ATTEMPTS ? "skip" : onRejected;
}

/** The message will not go as it is: what the step says of that. */
function unwanted(
  context: PlanContext,
  { step, attempts }: { readonly step: MessageStep; readonly attempts: number },
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
  return { action: "skip", stepKey: step.key, reason, next: planNext(context, step) };
}

function planNext(
  context: PlanContext,
  step: Step,
  target?: string,
  anchor: Instant = context.now,
): StepPlan | null {
  return planAfter(step.key, { ...context, anchor, target });
}
