import type { MessageStep } from "./campaign-definition.ts";
import { fallenBack } from "./fallen-back.ts";
import { inForm } from "./in-form.ts";

/** By what a step's kind is chosen for a contact. */
export interface KindChoice {
  /** The kind that it drew of its campaign's mix; null without one. */
  readonly channel: string | null;
  /** By step key: the fallback kind that it took. */
  readonly fallbacks: { readonly [stepKey: string]: string };
}

/**
 * A step as one contact gets it: in the form of the channel it drew, or of the fallback it took. Its
 * `fallback` is what is left to fall back to. A kind that the step does not have leaves it as it is.
 */
export function stepFor(step: MessageStep, { channel, fallbacks }: KindChoice): MessageStep {
  const form = step.mix?.find(({ kind }) => kind === channel);
  const drawn = form ? inForm(step, form) : step;
  const taken = Object.hasOwn(fallbacks, step.key) ? fallbacks[step.key] : undefined;
  return (taken !== undefined && fallenBack(drawn, taken)) || drawn;
}
