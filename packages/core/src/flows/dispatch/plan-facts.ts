import type { ConditionFacts } from "../../campaign/condition-facts.ts";
import { evaluateCondition } from "../../campaign/evaluate-condition.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { Instant } from "../../model/instant.ts";
import { type Plan, planEnrollment } from "../../sequence/plan-enrollment.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Engine } from "../engine.ts";
import { addressOf } from "./address-of.ts";
import { threadOf } from "./thread-of.ts";

/** The planner's decision on one enrollment, with what the other rooms have to say put in. */
export function planFacts(
  engine: Pick<Engine, "kinds">,
  facts: EnrollmentFacts,
  options: {
    readonly version: CompiledVersion;
    readonly now: Instant;
    readonly senderFreeAt: Instant;
    /** Of an enrollment at a step that decides by it. */
    readonly history: ConditionFacts | undefined;
  },
): Plan {
  const { version, history } = options;
  const zoned = calendarOf(facts, version);
  if (!zoned) return { action: "wait", reason: "no-window", dueAt: null };
  return planEnrollment(facts, {
    now: options.now,
    steps: version.steps,
    calendar: zoned.calendar,
    firstStep: version.firstStep,
    maxLateness: version.maxLateness,
    senderFreeAt: options.senderFreeAt,
    hasAddress: (step) => {
      const kind = engine.kinds.get(step.kind);
      return kind !== undefined && addressOf(facts.contact, kind.addressType) !== null;
    },
    holds: (condition) => {
      if (history) return evaluateCondition(condition, history);
      throw new Error(`What happened to enrollment ${facts.enrollment.id} was not read.`);
    },
    hasThread: (step) => {
      const content = facts.message?.content;
      if (!content || !engine.kinds.get(step.kind)?.threads) return true;
      return threadOf(facts, step, content).outcome !== "missing-thread";
    },
  });
}
