import type { Step } from "../model/campaign-definition.ts";
import { isMessageStep } from "../model/is-message-step.ts";
import type { PlacedCondition } from "./find-condition-problems.ts";

/** Every condition that a step decides by. */
export function conditionsOfStep(step: Step): readonly PlacedCondition[] {
  if (isMessageStep(step)) return [];
  switch (step.type) {
    case "task":
      return [];
    case "branch":
      return step.branches.map(({ when }, index) => ({
        path: `branches.${index}.when`,
        condition: when,
      }));
    case "wait":
      return [{ path: "for", condition: step.for }];
  }
}
