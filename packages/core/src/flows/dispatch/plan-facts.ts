import { evaluateCondition } from "../../campaign/evaluate-condition.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { Condition } from "../../model/condition.ts";
import type { Instant } from "../../model/instant.ts";
import type { Plan } from "../../sequence/plan.ts";
import { planEnrollment } from "../../sequence/plan-enrollment.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { StepFacts } from "../enrollments/read-step-facts.ts";
import type { Engine } from "../engine.ts";
import { hasAddressFor } from "./has-address-for.ts";
import { threadOf } from "./thread-of.ts";

const UNKNOWN_KIND_RETRY = 5 * 60_000;

/** The planner's decision on one enrollment, with what the other rooms have to say put in. */
export function planFacts(
  engine: Pick<Engine, "kinds">,
  facts: EnrollmentFacts,
  options: {
    readonly version: CompiledVersion;
    readonly now: Instant;
    readonly senderFreeAt: Instant;
    readonly beside: StepFacts;
  },
): Plan {
  const { version, beside } = options;
  const zoned = calendarOf(facts, version);
  if (!zoned) return { action: "wait", reason: "no-window", dueAt: null };
  const holds = (condition: Condition) => {
    if (beside.history) return evaluateCondition(condition, beside.history);
    throw new Error(`What happened to enrollment ${facts.enrollment.id} was not read.`);
  };
  const { exitOn } = version.definition;
  const plan = planEnrollment(facts, {
    now: options.now,
    steps: version.steps,
    calendar: zoned.calendar,
    firstStep: version.firstStep,
    maxLateness: version.maxLateness,
    senderFreeAt: options.senderFreeAt,
    hasAddress: ({ kind }) =>
      hasAddressFor(engine, facts.contact, { kind, allocation: version.definition.allocation }),
    holds,
    hasReachedGoal: () => exitOn !== undefined && holds(exitOn),
    task: beside.task,
    hasThread: (step) => {
      const content = facts.message?.content;
      if (!content || !engine.kinds.get(step.kind)?.threads) return true;
      return threadOf(facts, step, content).outcome !== "missing-thread";
    },
  });
  // Another process may carry the kind: this one leaves the step to it, and skips nothing.
  const wantsKind = plan.action === "write" || plan.action === "send";
  if (wantsKind && !engine.kinds.has(plan.step.kind))
    return { action: "wait", reason: "no-sender", dueAt: options.now + UNKNOWN_KIND_RETRY };
  return plan;
}
