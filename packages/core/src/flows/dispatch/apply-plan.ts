import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { Plan } from "../../sequence/plan.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { closeMessages } from "../changes/close-messages.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { noteEnrollment } from "../changes/note-enrollment.ts";
import { enterStep } from "../enrollments/enter-step.ts";
import { takeFallback } from "../enrollments/take-fallback.ts";
import { closeTask } from "../tasks/close-task.ts";
import { openTask } from "../tasks/open-task.ts";
import { requestMessage } from "../generation/request-message.ts";
import { noteMissed } from "./note-missed.ts";
import type { OpenMessages } from "../../contracts/store/message-store.ts";

/** Turns a decision that sends nothing into moves. Gives the row as it will be. */
export function applyPlan(
  changes: Changes,
  options: {
    readonly facts: EnrollmentFacts;
    readonly plan: Exclude<Plan, { readonly action: "send" }>;
    readonly version: CompiledVersion;
    /** Of the current step, where a person does it. */
    readonly task: TaskRecord | null;
    /** The enrollment's messages and deliveries, for plans that close some. */
    readonly open: OpenMessages;
  },
): EnrollmentRecord {
  const { facts, plan, open, version, task } = options;
  const row = facts.enrollment;
  const passed = {
    anchorAt: ("anchorAt" in plan ? plan.anchorAt : undefined) ?? changes.now,
    lane: laneRules.followUp(row.lane),
  };
  switch (plan.action) {
    case "schedule":
      if (plan.missed) noteMissed(changes, row);
      return enterStep(changes, { row, version, open, next: plan.plan, patch: {} });
    case "wait":
      return moveEnrollment(changes, {
        row,
        event: "wait",
        patch: {
          reason: plan.reason,
          dueAt: plan.dueAt,
          ...(plan.deadlineAt !== undefined && { deadlineAt: plan.deadlineAt }),
        },
      });
    case "write":
      requestMessage(changes, { enrollment: row, step: plan.step, message: facts.message });
      return moveEnrollment(changes, {
        row,
        event: "wait",
        patch: { reason: "awaiting-generation", dueAt: null },
      });
    case "assign":
      openTask(changes, { facts, step: plan.step, skipAt: plan.deadlineAt });
      return moveEnrollment(changes, {
        row,
        event: "wait",
        patch: { reason: "awaiting-task", dueAt: plan.deadlineAt, deadlineAt: plan.deadlineAt },
      });
    case "fall-back":
      return takeFallback(changes, { ...plan, row, version, open });
    case "skip": {
      if (task?.state === "open") closeTask(changes, task, "skipped");
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
      return enterStep(changes, { row, version, open, next: plan.next, patch: passed });
    }
    case "pass":
      noteEnrollment(changes, {
        row,
        type: "step-passed",
        data: { stepKey: plan.stepKey, outcome: plan.outcome },
      });
      return enterStep(changes, { row, version, open, next: plan.next, patch: passed });
    case "stop":
      if (task?.state === "open") closeTask(changes, task, "cancelled");
      closeMessages(changes, { enrollment: row, ...open, as: "cancel", code: plan.reason });
      return moveEnrollment(changes, {
        row,
        event: "stop",
        patch: { reason: plan.reason, dueAt: null },
      });
    case "complete":
      return enterStep(changes, { row, version, open, next: null, patch: passed });
  }
}
