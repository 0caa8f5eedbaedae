import type { Step } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import { formsOfStep } from "./forms-of-step.ts";

/** The kinds of message that steps may send, in whatever form, each once, in order. */
export function kindsOf(steps: readonly Step[]): readonly string[] {
  const forms = steps.filter(isMessageStep).flatMap(formsOfStep);
  return [...new Set(forms.map(({ step }) => step.kind))];
}
