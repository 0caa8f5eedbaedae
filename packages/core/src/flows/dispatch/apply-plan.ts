import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { Plan } from "../../sequence/plan.ts";
import type { StepPlan } from "../../sequence/plan-step.ts";
import { closeMessages } from "../changes/close-messages.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { noteEnrollment } from "../changes/note-enrollment.ts";
import { requestMessage } from "../generation/request-message.ts";
import { noteMissed } from "./note-missed.ts";
import type { OpenMessages } from "../../contracts/store/message-store.ts";

/** Turns a decision that sends nothing into moves. Gives the row as it will be. */
export function applyPlan(
  changes: Changes,
  options: {
    readonly facts: EnrollmentFacts;
    readonly plan: Exclude<Plan, { readonly action: "send" }>;
    /** The enrollment's messages and deliveries, for plans that close some. */
    readonly open: OpenMessages;
  },
): EnrollmentRecord {
  const { facts, plan, open } = options;
  const row = facts.enrollment;
  switch (plan.action) {
    case "schedule":
      if (plan.missed) noteMissed(changes, row);
      return moveEnrollment(changes, { row, event: "schedule", patch: { ...plan.plan } });
    case "wait":
      return moveEnrollment(changes, {
        row,
        event: "wait",
        patch: { reason: plan.reason, dueAt: plan.dueAt },
      });
    case "write":
      requestMessage(changes, { enrollment: row, step: plan.step, message: facts.message });
      return moveEnrollment(changes, {
        row,
        event: "wait",
        patch: { reason: "awaiting-generation", dueAt: null },
      });
    case "skip": {
      noteEnrollment(changes, {
        row,
        type: "step-skipped",
        data: { stepKey: plan.stepKey, reason: plan.reason },
      });
      closeMessages(changes, {
        enrollment: row,
        ...open,
        stepKey: plan.stepKey,
        as: "skip",
        code: plan.reason,
      });
      return advanceEnrollment(changes, row, plan.next, open);
    }
    case "stop":
      closeMessages(changes, { enrollment: row, ...open, as: "cancel", code: plan.reason });
      return moveEnrollment(changes, {
        row,
        event: "stop",
        patch: { reason: plan.reason, dueAt: null },
      });
    case "complete":
      return advanceEnrollment(changes, row, null, open);
  }
}

/** To the next step, or to completion. */
function advanceEnrollment(
  changes: Changes,
  row: EnrollmentRecord,
  next: StepPlan | null,
  open: OpenMessages,
): EnrollmentRecord {
  const patch = { anchorAt: changes.now, lane: laneRules.followUp(row.lane) };
  if (next === null) {
    closeMessages(changes, { enrollment: row, ...open, as: "skip", code: "completed" });
    return moveEnrollment(changes, {
      row,
      event: "complete",
      patch: { ...patch, stepKey: null, dueAt: null },
    });
  }
  if (next.dueAt !== null) {
    return moveEnrollment(changes, { row, event: "schedule", patch: { ...patch, ...next } });
  }
  return moveEnrollment(changes, {
    row,
    event: "wait",
    patch: { ...patch, ...next, reason: "no-window" },
  });
}
