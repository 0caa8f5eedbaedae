import type { MessageStep } from "./campaign-definition.ts";
import { inForm } from "./in-form.ts";

/** The step in the form that it falls back to on this kind; undefined: it does not. */
export function fallenBack(step: MessageStep, kind: string): MessageStep | undefined {
  const { fallback = [] } = step;
  const index = fallback.findIndex((form) => form.kind === kind);
  const form = fallback[index];
  return form && inForm(step, { ...form, fallback: fallback.slice(index + 1) });
}
