import type { CampaignDefinition, Step } from "../model/campaign-definition.ts";
import type { Condition } from "../model/condition.ts";
import type { Problem } from "../model/problem.ts";

/** A condition of a step, and where it stands. */
export interface PlacedCondition {
  readonly path: string;
  readonly condition: Condition;
}

/** What conditions ask about steps that cannot be known: of no such step, or of a later one. */
export function findConditionProblems(
  steps: readonly Step[],
  conditions: (step: Step) => readonly PlacedCondition[],
): readonly Problem[] {
  return steps.flatMap((step, index) => {
    const earlier = steps.slice(0, index).map(({ key }) => key);
    return conditions(step)
      .flatMap(namedSteps)
      .filter(({ named }) => !earlier.includes(named))
      .map(({ path, named }) => ({
        path: `steps.${index}.${path}`,
        code: "unknown-step",
        message: `There is no step "${named}" above "${step.key}"; a condition can only ask about earlier steps.`,
      }));
  });
}

function namedSteps({
  path,
  condition,
}: PlacedCondition): readonly { readonly path: string; readonly named: string }[] {
  const within = (list: readonly Condition[], name: string) =>
    list.flatMap((one, index) => namedSteps({ path: `${path}.${name}.${index}`, condition: one }));
  if ("all" in condition) return within(condition.all, "all");
  if ("any" in condition) return within(condition.any, "any");
  if ("not" in condition) return namedSteps({ path: `${path}.not`, condition: condition.not });
  if ("field" in condition || condition.step === undefined) return [];
  return [{ path: `${path}.step`, named: condition.step }];
}

/** What the campaign's own rule asks about steps that it does not have. */
export function findExitRuleProblems({
  exitOn,
  steps,
}: Pick<CampaignDefinition, "exitOn" | "steps">): readonly Problem[] {
  if (!exitOn) return [];
  return namedSteps({ path: "exitOn", condition: exitOn })
    .filter(({ named }) => !steps.some(({ key }) => key === named))
    .map(({ path, named }) => ({
      path,
      code: "unknown-step",
      message: `There is no step "${named}"; name one of the campaign's, or none.`,
    }));
}
