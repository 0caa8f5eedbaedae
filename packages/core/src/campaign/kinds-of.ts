import type { Step } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";

/** The kinds of message that steps send, each once, in order. */
export function kindsOf(steps: readonly Step[]): readonly string[] {
  return [...new Set(steps.flatMap((step) => (isMessageStep(step) ? [step.kind] : [])))];
}
