import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { Step } from "../../model/campaign-definition.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Actor } from "../../model/actor.ts";
import type { Instant } from "../../model/instant.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import { stepFor } from "../../model/step-for.ts";
import { computeDue } from "../../sequence/compute-due.ts";
import { isWindowed } from "../../sequence/is-windowed.ts";
import { planAfter } from "../../sequence/plan-after.ts";
import { closeMessages } from "../changes/close-messages.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { moveGeneration } from "../changes/move-generation.ts";
import { noteEnrollment } from "../changes/note-enrollment.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import { applyPlan } from "../dispatch/apply-plan.ts";
import type { Engine } from "../engine.ts";
import { cancelOpenTasks } from "../tasks/cancel-open-tasks.ts";
import { enterStep } from "./enter-step.ts";
import { lockForStep, type StepContext, type StepRefusal } from "./lock-for-step.ts";
import { requireStep } from "./require-step.ts";
import { wakeEnrollment } from "./wake-enrollment.ts";

export type MoveResult =
  | {
      /** `already-there`: it stands at that step and was not asked for another time. */
      readonly outcome: "moved" | "already-there";
      /** The step it stands at now and when that is due; null: the sequence is completed. */
      readonly stepKey: string | null;
      readonly dueAt: Instant | null;
      /** `already-sent`: a step is sent at most once, so the one asked for was passed at once. */
      readonly skipped: "already-sent" | null;
    }
  | { readonly outcome: "refused"; readonly reason: StepRefusal };

/**
 * Moves the cursor of a sequence to another step, forward or back, due at `at` or at once, each in the
 * next window. The claim decides under the same lock: what it has claimed cannot be moved away from.
 */
export async function moveToStep(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly id: string;
    readonly stepKey: string;
    readonly at: Instant | null;
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<MoveResult> {
  const { tenantId, id, stepKey, at, why, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session): Promise<MoveResult> => {
      const context = await lockForStep(engine, session, { tenantId, id });
      if (typeof context === "string") return { outcome: "refused", reason: context };
      const target = requireStep(context.version, stepKey);
      const row = context.facts.enrollment;
      const there = row.stepKey === target.key && (at === null || at === row.dueAt);
      if (there) {
        const { dueAt } = row;
        return { outcome: "already-there", stepKey: target.key, dueAt, skipped: null };
      }
      const changes = createChanges({ now, actor, newId: engine.newId });
      const told = withWhy(changes, why);
      await cancelOpenTasks(session, told, [row]);
      leaveStep(told, context, target);
      const sent = context.deliveries.some(
        (delivery) => delivery.stepKey === target.key && mayHaveGone(delivery),
      );
      const next = sent ? passSent(told, context, target) : standAt(told, context, target, at);
      const moved = wakeEnrollment(changes, next);
      const messages = await session.messages.findOfEnrollments([{ tenantId, id }]);
      const written = messages.find(
        ({ stepKey: of, kind }) => of === moved.stepKey && kind === kindAt(context, moved),
      );
      // Closed unwritten when the step was passed before; coming back to it asks for it anew.
      if (!sent && written?.generation === "failed")
        moveGeneration(told, { row: written, event: "request", patch: { generationError: null } });
      await commitChanges(session, changes);
      const { stepKey: stands, dueAt } = moved;
      return { outcome: "moved", stepKey: stands, dueAt, skipped: sent ? "already-sent" : null };
    });
  });
}

/** Of the message that goes at the step it stands at. */
function kindAt({ version }: StepContext, row: EnrollmentRecord): string | null {
  const step = version.stepsByKey.get(row.stepKey ?? "");
  return step && isMessageStep(step) ? stepFor(step, row).kind : null;
}

/** The provider has it or may have it: what stands in slot 0 but for a queued one. */
function mayHaveGone({ slot, state }: StepContext["deliveries"][number]): boolean {
  return slot === 0 && state !== "queued";
}

/** Going forward passes the step it stood at; going back comes by it again. */
function leaveStep(changes: Changes, context: StepContext, target: Step): void {
  const { facts, version, open, current } = context;
  if (!current || version.steps.indexOf(target) <= version.steps.indexOf(current)) return;
  noteEnrollment(changes, {
    row: facts.enrollment,
    type: "step-skipped",
    data: { stepKey: current.key, reason: "manual" },
  });
  closeMessages(changes, {
    enrollment: facts.enrollment,
    ...open,
    stepKey: current.key,
    as: "skip",
    code: "manual",
  });
}

function standAt(changes: Changes, context: StepContext, target: Step, at: Instant | null) {
  const { now } = changes;
  const { facts, version, open, calendar } = context;
  const anchor = Math.max(at ?? now, now);
  const dueAt = isWindowed(target) ? computeDue({ anchor, calendar }) : anchor;
  const next = { stepKey: target.key, dueAt };
  return enterStep(changes, {
    row: facts.enrollment,
    version,
    open,
    next,
    patch: { anchorAt: anchorFor(target, anchor) },
  });
}

const HOUR = 3_600_000;
/** More than a change of the clocks. */
const MARGIN = 2 * HOUR;

/**
 * The claim counts a step's delay again from its anchor. Nothing is waited for by who was put there by
 * hand: the delay ends just before the step is due.
 */
function anchorFor({ delay }: Step, dueAt: Instant): Instant {
  if (delay === undefined || "at" in delay) return dueAt;
  const { count, days = 0, ...rest } = delay;
  const dates = count === "send-days" ? 7 * (days + 1) : days;
  return dueAt - durationToMilliseconds({ ...rest, days: dates }) - MARGIN;
}

function passSent(changes: Changes, context: StepContext, target: Step) {
  const { facts, version, calendar, open } = context;
  const { now } = changes;
  const next = planAfter(target.key, { steps: version.steps, anchor: now, now, calendar });
  return applyPlan(changes, {
    facts,
    open,
    version,
    task: null,
    plan: { action: "skip", stepKey: target.key, reason: "already-sent", next },
  });
}
