import type { EnrollmentFacts, HoldFact } from "../contracts/store/dispatch-facts.ts";
import type { BranchStep } from "../model/branch-step.ts";
import type { MessageStep, OnRejected, Step } from "../model/campaign-definition.ts";
import type { Condition } from "../model/condition.ts";
import { engineQueueId } from "../contracts/store/records/enrollment-record.ts";
import type { Instant } from "../model/instant.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import type { SkipReason, StopReason, WaitingReason } from "../model/reasons.ts";
import { nextInWindow } from "./next-in-window.ts";
import { planAfter } from "./plan-after.ts";
import { planStep, type StepPlan } from "./plan-step.ts";
import { queueOfStep } from "./queue-of-step.ts";
import type { TaskRecord } from "../contracts/store/records/task-record.ts";
import type { TaskStep } from "../model/task-step.ts";
import type { WaitStep } from "../model/wait-step.ts";
import { addDelay } from "./add-delay.ts";
import type { SendingCalendar } from "./sending-calendar.ts";

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
    }
  /** The step's message must be written first. */
  | { readonly action: "write"; readonly step: MessageStep; readonly again: boolean }
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
  readonly task: TaskRecord | null;
}

/**
 * The planner: plain facts in, one decision out. It knows no store and no clock, so a preview, a
 * worker and `explain` get the same answer. Called for live enrollments without a delivery out.
 */
export function planEnrollment(facts: EnrollmentFacts, context: PlanContext): Plan {
  const { enrollment } = facts;
  if (facts.suppressed) return { action: "stop", reason: "suppressed" };
  if (context.hasReachedGoal()) return { action: "stop", reason: "goal" };
  const pause = findPause(facts, context.now);
  // A pause must not wipe this reason out: its end would send what was refused for good.
  if (pause) return enrollment.reason === "delivery-failed" ? deliveryFailed : pause;
  const first = context.steps[0];
  if (!first) return { action: "complete" };
  if (enrollment.stepKey === null) {
    const anchor = Math.max(enrollment.enrolledAt, facts.campaign.launchedAt ?? 0);
    return schedule(planStep(first, { ...context, anchor, isFirst: true }), false);
  }
  const step = context.steps.find(({ key }) => key === enrollment.stepKey);
  // A version without the current step: what is left of the sequence is done.
  if (!step) return { action: "complete" };
  const queue = queueOfStep(step, enrollment);
  if (queue !== enrollment.senderId) {
    return schedule({ stepKey: step.key, dueAt: enrollment.dueAt ?? context.now }, false);
  }
  if (isMessageStep(step)) {
    if (queue === engineQueueId) return { action: "wait", reason: "no-sender", dueAt: null };
    return planMessage(facts, context, step);
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

function planWait({ enrollment }: EnrollmentFacts, context: PlanContext, step: WaitStep): Plan {
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

function planMessage(facts: EnrollmentFacts, context: PlanContext, step: MessageStep): Plan {
  const { delivery, message } = facts;
  const { now } = context;
  if (delivery?.state === "sent" || delivery?.state === "cancelled") {
    return skip(context, step, "already-sent");
  }
  if (delivery?.state === "queued" && delivery.retryAt !== null && delivery.retryAt > now) {
    return { action: "wait", reason: "retry-later", dueAt: delivery.retryAt };
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
  return planWindow(facts, context, step);
}

function planWindow(facts: EnrollmentFacts, context: PlanContext, step: MessageStep): Plan {
  const { now, calendar } = context;
  const due = facts.enrollment.dueAt ?? now;
  const missed = now - Math.max(due, context.senderFreeAt) > context.maxLateness;
  const immediate = context.firstStep === "immediate" && step.key === context.steps[0]?.key;
  if (immediate) return { action: "send", step, missed };
  const open = nextInWindow(calendar, now);
  if (open === null) return { action: "wait", reason: "no-window", dueAt: null };
  if (open === now) return { action: "send", step, missed };
  if (missed) return schedule({ stepKey: step.key, dueAt: open }, true);
  return { action: "wait", reason: "outside-window", dueAt: open };
}

const deliveryFailed: Plan = { action: "wait", reason: "delivery-failed", dueAt: null };

function findPause(facts: EnrollmentFacts, now: Instant): Plan | null {
  const pauses = [
    { hold: facts.contactHold, reason: "contact-paused" },
    { hold: facts.enrollmentHold, reason: "enrollment-paused" },
  ] as const;
  for (const { hold, reason } of pauses) {
    if (isInForce(hold, now)) return { action: "wait", reason, dueAt: hold.until };
  }
  return null;
}

function isInForce(hold: HoldFact | null, now: Instant): hold is HoldFact {
  return hold !== null && (hold.until === null || hold.until > now);
}

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
