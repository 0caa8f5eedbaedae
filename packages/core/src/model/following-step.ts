import type { Step } from "./campaign-definition.ts";
import { sequenceEnd } from "./sequence-end.ts";

/**
 * The step that follows one, or null when the sequence is done: what everybody asks who moves an
 * enrollment on. `step` is one of `steps`. `target` is the exit that was taken, as the step names it; by default its `next`.
 */
export function followingStep(
  steps: readonly Step[],
  step: Step,
  target: string | undefined = step.next,
): Step | null {
  if (target === sequenceEnd) return null;
  if (target !== undefined) return steps.find(({ key }) => key === target) ?? null;
  return steps[steps.indexOf(step) + 1] ?? null;
}
