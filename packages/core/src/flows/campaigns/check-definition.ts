import { findAllocationProblems } from "../../campaign/find-allocation-problems.ts";
import { findShapeProblems } from "../../campaign/find-shape-problems.ts";
import { findStepProblems } from "../../campaign/find-step-problems.ts";
import { validateSubjectTemplate } from "../../content/validate-subject-template.ts";
import { validateTemplate } from "../../content/validate-template.ts";
import type { CampaignDefinition } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
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
    ...findAllocationProblems(definition),
    ...steps.flatMap((step, index) => [
      ...(step.delay ? findDelayProblems(step.delay, `steps.${index}.delay`) : []),
      ...validateTemplate(step.content, { path: `steps.${index}.content` }),
      ...(step.fallbackSubject === undefined
        ? []
        : validateSubjectTemplate({
            source: step.fallbackSubject,
            path: `steps.${index}.fallbackSubject`,
          })),
    ]),
  ];
}

/** Callers in plain JavaScript pass anything. */
function nameOf(definition: CampaignDefinition | null | undefined): string {
  return String(definition?.key ?? "without a key");
}
