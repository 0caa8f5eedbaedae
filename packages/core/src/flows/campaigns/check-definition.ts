import { contentsOfStep } from "../../campaign/contents-of-step.ts";
import { findShapeProblems } from "../../campaign/find-shape-problems.ts";
import { findStepProblems } from "../../campaign/find-step-problems.ts";
import { validateSubjectTemplate } from "../../content/validate-subject-template.ts";
import { validateTemplate } from "../../content/validate-template.ts";
import type { CampaignDefinition, MessageStep } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import type { Problem } from "../../model/problem.ts";
import { findDelayProblems } from "../../sequence/find-delay-problems.ts";
import { isTimeZone } from "../../sequence/is-time-zone.ts";
import { parseWeeklyWindows } from "../../sequence/parse-weekly-windows.ts";
import type { Engine } from "../engine.ts";

/** Throws one error with everything that is wrong with a definition. */
export function checkDefinition(
  engine: Pick<Engine, "kinds">,
  definition: CampaignDefinition,
): void {
  const shape = findShapeProblems(definition);
  // The rest reads the definition as its type says, so it runs only on the right shape.
  const problems = shape.length > 0 ? shape : findContentProblems(engine, definition);
  if (problems.length === 0) return;
  throw new InvalidInputError({ problems, subject: `The campaign "${nameOf(definition)}"` });
}

function findContentProblems(
  engine: Pick<Engine, "kinds">,
  definition: CampaignDefinition,
): readonly Problem[] {
  const { schedule, steps } = definition;
  const zoneProblem: Problem = {
    path: "schedule.timeZone",
    code: "unknown-time-zone",
    message: `"${schedule.timeZone}" is not a known time zone; use an IANA name such as "Europe/Berlin".`,
  };
  return [
    ...(parseWeeklyWindows(schedule, "schedule").problems ?? []),
    ...(schedule.timeZone !== undefined && !isTimeZone(schedule.timeZone) ? [zoneProblem] : []),
    ...findStepProblems(definition, engine.kinds),
    ...steps.flatMap((step, index) => [
      ...(step.delay ? findDelayProblems(step.delay, `steps.${index}.delay`) : []),
      ...(step.type === "task" && step.skipAfter
        ? findDelayProblems(step.skipAfter, `steps.${index}.skipAfter`)
        : []),
      ...(step.type === "wait" ? findDelayProblems(step.timeout, `steps.${index}.timeout`) : []),
      ...(isMessageStep(step) ? findWordProblems(step, `steps.${index}`) : []),
    ]),
  ];
}

function findWordProblems(step: MessageStep, path: string): readonly Problem[] {
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

/** Callers in plain JavaScript pass anything. */
function nameOf(definition: CampaignDefinition | null | undefined): string {
  return String(definition?.key ?? "without a key");
}
