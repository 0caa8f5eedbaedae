import { isMessageStep } from "./is-message-step.ts";
import type { Step } from "./campaign-definition.ts";

/** A way out of a step. */
export interface StepExit {
  /** Where the step says so, such as `branches.0.next`. */
  readonly path: string;
  /** A key, `end`, or undefined for the following step in the list. */
  readonly target: string | undefined;
}

/** All ways out of a step. */
export function stepExits(step: Step): readonly StepExit[] {
  const next = { path: "next", target: step.next };
  if (isMessageStep(step)) return [next];
  switch (step.type) {
    case "task":
      return [next];
    case "branch":
      return [
        ...step.branches.map((branch, index) => ({
          path: `branches.${index}.next`,
          target: branch.next,
        })),
        next,
      ];
    case "wait":
      return step.onTimeout === undefined
        ? [next]
        : [next, { path: "onTimeout", target: step.onTimeout }];
  }
}
