import type { MessageStep } from "../model/campaign-definition.ts";
import type { Condition } from "../model/condition.ts";
import type { ContentOption, StepContent } from "../model/content-option.ts";
import type { Problem } from "../model/problem.ts";

/** What is wrong with the choice between a step's texts. `path` leads to the step. */
export function findContentProblems(step: MessageStep, path: string): readonly Problem[] {
  const { content, variants } = step;
  const problems: Problem[] = [];
  if ((content === undefined) === (variants === undefined)) {
    const message = `The step "${step.key}" needs either content or variants, and not both.`;
    problems.push({ path: `${path}.content`, code: "missing-content", message });
  }
  if (content) problems.push(...findOptionProblems(content, `${path}.content`));
  const seen = new Set<string>();
  for (const [index, variant] of (variants ?? []).entries()) {
    const at = `${path}.variants.${index}`;
    if (seen.has(variant.key)) {
      const message = `Two variants have the key "${variant.key}"; give each its own.`;
      problems.push({ path: `${at}.key`, code: "duplicate-key", message });
    }
    seen.add(variant.key);
    problems.push(...findOptionProblems(variant.content, `${at}.content`));
  }
  return problems;
}

/** Everybody gets something: the last option is without a condition, and no other is. */
function findOptionProblems(content: StepContent, path: string): readonly Problem[] {
  if (!isList(content)) return [];
  return content.flatMap(({ when }, index): readonly Problem[] => {
    const last = index === content.length - 1;
    const at = `${path}.${index}.when`;
    if (last && when) {
      const message =
        "The last option is for everybody else; remove its condition, or add one more.";
      return [{ path: at, code: "missing-default", message }];
    }
    if (!last && !when) {
      const message =
        "Nobody would get what stands below this option; give it a condition, or move it to the end.";
      return [{ path: at, code: "unreachable-content", message }];
    }
    if (!when || asksFieldsOnly(when)) return [];
    const message =
      "Content is chosen when it is written, perhaps long before; ask about fields only, or use a branch.";
    return [{ path: at, code: "event-not-allowed", message }];
  });
}

function asksFieldsOnly(condition: Condition): boolean {
  if ("all" in condition) return condition.all.every(asksFieldsOnly);
  if ("any" in condition) return condition.any.every(asksFieldsOnly);
  if ("not" in condition) return asksFieldsOnly(condition.not);
  return "field" in condition;
}

const isList = (content: StepContent): content is readonly ContentOption[] =>
  Array.isArray(content);
