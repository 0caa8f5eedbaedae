import type { MessageStep } from "../model/campaign-definition.ts";
import type { ContentOption, StepContent } from "../model/content-option.ts";
import type { ContentTemplate } from "../model/message-content.ts";
import type { ConditionFacts } from "./condition-facts.ts";
import { evaluateCondition } from "./evaluate-condition.ts";

export interface ChosenContent {
  readonly template: ContentTemplate;
  /** Key of the variant; null where the step has none. */
  readonly variant: string | null;
  /** `option-0`, its number in the list, or `default`; null where there is no list. */
  readonly choice: string | null;
}

/**
 * The words of a step for one contact. `assigned` is the variant that was drawn at enrollment; where
 * the version does not have it any more, the first is taken.
 */
export function chooseContent(
  step: MessageStep,
  facts: Pick<ConditionFacts, "contact" | "company">,
  assigned: string | undefined,
): ChosenContent {
  const { variants = [] } = step;
  const variant = variants.find(({ key }) => key === assigned) ?? variants[0];
  const content = variant?.content ?? step.content;
  if (!content) throw new Error(`The step "${step.key}" was saved without content.`);
  return { variant: variant?.key ?? null, ...chooseOption(content, facts, step.key) };
}

function chooseOption(
  content: StepContent,
  facts: Pick<ConditionFacts, "contact" | "company">,
  stepKey: string,
): Pick<ChosenContent, "template" | "choice"> {
  if (!isList(content)) return { template: content, choice: null };
  const known = { ...facts, happenings: [], fates: [] };
  const index = content.findIndex(({ when }) => !when || evaluateCondition(when, known));
  const option = content[index];
  if (!option) throw new Error(`The step "${stepKey}" was saved without content for everybody.`);
  const { when, ...template } = option;
  return { template, choice: when ? `option-${index}` : "default" };
}

const isList = (content: StepContent): content is readonly ContentOption[] =>
  Array.isArray(content);
