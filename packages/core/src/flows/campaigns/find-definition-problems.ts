import { contentsOfStep } from "../../campaign/contents-of-step.ts";
import { formsOfStep } from "../../campaign/forms-of-step.ts";
import { findAllocationProblems } from "../../campaign/find-allocation-problems.ts";
import { findShapeProblems } from "../../campaign/find-shape-problems.ts";
import { findStepProblems } from "../../campaign/find-step-problems.ts";
import { validateSubjectTemplate } from "../../content/validate-subject-template.ts";
import { validateTemplate } from "../../content/validate-template.ts";
import type { CampaignDefinition, MessageStep } from "../../model/campaign-definition.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import type { Problem } from "../../model/problem.ts";
import { findDateOrderProblems } from "../../sequence/find-date-order-problems.ts";
import { findDelayProblems } from "../../sequence/find-delay-problems.ts";
import { findScheduleProblems } from "../../sequence/find-schedule-problems.ts";
import type { Engine } from "../engine.ts";

/** What of the engine a definition is checked against. */
export type DefinitionContext = Pick<Engine, "kinds" | "policies">;

/** Everything that is wrong with a definition by itself: without a database and without senders. */
export function findDefinitionProblems(
  { kinds, policies }: DefinitionContext,
  definition: CampaignDefinition,
): readonly Problem[] {
  const shape = findShapeProblems(definition);
  // The rest reads the definition as its type says, so it runs only on the right shape.
  if (shape.length > 0) return shape;
  const { schedule, steps } = definition;
  return [
    ...findScheduleProblems(schedule, {
      path: "schedule",
      hasHolidays: policies.holidays !== undefined,
    }),
    ...findStepProblems(definition, kinds),
    ...findAllocationProblems(definition),
    ...steps.flatMap((step, index) => [
      ...(step.delay ? findDelayProblems(step.delay, `steps.${index}.delay`) : []),
      ...(step.type === "task" && step.skipAfter
        ? findDelayProblems(step.skipAfter, `steps.${index}.skipAfter`)
        : []),
      ...(step.type === "wait" ? findDelayProblems(step.timeout, `steps.${index}.timeout`) : []),
      ...(isMessageStep(step) ? findWordProblems(step, `steps.${index}`) : []),
    ]),
    ...findDateOrderProblems(steps),
  ];
}

function findWordProblems(step: MessageStep, path: string): readonly Problem[] {
  return formsOfStep(step).flatMap(({ path: at, step: form }) =>
    findFormProblems(form, at === "" ? path : `${path}.${at}`),
  );
}

function findFormProblems(step: MessageStep, path: string): readonly Problem[] {
  const subject = step.fallbackSubject;
  return [
    ...contentsOfStep(step).flatMap(({ path: at, content }) =>
      validateTemplate(content, { path: `${path}.${at}` }),
    ),
    ...(subject === undefined
      ? []
      : validateSubjectTemplate({ source: subject, path: `${path}.fallbackSubject` })),
  ];
}
