import type { Step } from "../model/campaign-definition.ts";

/** Whether a step keeps to the schedule's windows: they say when people are written to or called. */
export function isWindowed(step: Step): boolean {
  return step.type !== "branch" && step.type !== "wait";
}
