import type { MessageStep } from "./campaign-definition.ts";
import type { StepForm } from "./step-form.ts";

/** A step as it looks on another kind: nothing of its own form is left. */
export function inForm(step: MessageStep, form: StepForm): MessageStep {
  const {
    kind: _kind,
    content: _content,
    variants: _variants,
    onMissingThread: _onMissingThread,
    fallbackSubject: _fallbackSubject,
    fallback: _fallback,
    ...shared
  } = step;
  return { ...shared, ...form };
}
