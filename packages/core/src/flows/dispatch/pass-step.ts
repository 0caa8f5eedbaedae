import { laneRules } from "../../capacity/lane-rules.ts";
import type { Instant } from "../../model/instant.ts";
import { planAfter } from "../../sequence/plan-after.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { Changes } from "../changes/create-changes.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { touchEnrollment } from "../changes/touch-enrollment.ts";
import { enterStep } from "../enrollments/enter-step.ts";
import type { SettleContext } from "./settle-context.ts";

/**
 * The current step is done with, at `anchorAt`: the cursor moves on, and the state with it unless
 * the enrollment was stopped meanwhile. Does nothing when the enrollment neither points to the
 * delivery nor stands at its step.
 */
export function passStep(
  changes: Changes,
  context: SettleContext,
  passed: { readonly anchorAt: Instant; readonly deliveryId: string },
): void {
  const { facts, version } = context;
  const row = changes.enrollments.current(facts.enrollment);
  const isPointedTo = row.deliveryId === passed.deliveryId;
  if (row.state === "stopped" || row.state === "completed") {
    if (isPointedTo) touchEnrollment(changes, facts.enrollment, { deliveryId: null });
    return;
  }
  if (!isPointedTo && row.stepKey !== context.delivery.stepKey) return;
  const zoned = calendarOf(facts, version);
  if (row.stepKey !== null && !zoned) {
    // Nobody's zone is guessed: the sequence waits until a setting names one.
    const reason = "no-window" as const;
    const patch = { deliveryId: null, anchorAt: passed.anchorAt, dueAt: null, reason };
    moveEnrollment(changes, { row: facts.enrollment, event: "wait", patch });
    return;
  }
  const next =
    row.stepKey === null || !zoned
      ? null
      : planAfter(row.stepKey, {
          steps: version.steps,
          anchor: passed.anchorAt,
          now: changes.now,
          calendar: zoned.calendar,
        });
  enterStep(changes, {
    row: facts.enrollment,
    next,
    version,
    open: context.open,
    patch: { deliveryId: null, anchorAt: passed.anchorAt, lane: laneRules.followUp(row.lane) },
    data: { deliveryId: passed.deliveryId },
    hint: true,
  });
}
