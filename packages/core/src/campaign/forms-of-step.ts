import type { MessageStep } from "../model/campaign-definition.ts";
import { inForm } from "../model/in-form.ts";
import type { StepForm } from "../model/step-form.ts";

/** A step in one of its forms, and where that form stands. */
export interface PlacedForm {
  /** From the step on, such as `mix.0.fallback.1`; empty for its own form. */
  readonly path: string;
  readonly step: MessageStep;
  /** The form that it is a fallback of; null where a contact may begin with it. */
  readonly of: MessageStep | null;
}

/** Every form that a step may take: its own, those of a mix, and what each falls back to. */
export function formsOfStep(step: MessageStep): readonly PlacedForm[] {
  return [
    ...withFallbacks(step, ""),
    ...(step.mix ?? []).flatMap((form, index) => withFallbacks(inForm(step, form), `mix.${index}`)),
  ];
}

function withFallbacks(step: MessageStep, path: string): readonly PlacedForm[] {
  const at = path === "" ? "fallback" : `${path}.fallback`;
  const fallback: readonly StepForm[] = step.fallback ?? [];
  return [
    { path, step, of: null },
    ...fallback.map((form, index) => ({
      path: `${at}.${index}`,
      step: inForm(step, form),
      of: step,
    })),
  ];
}
