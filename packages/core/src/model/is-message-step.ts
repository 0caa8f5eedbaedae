import type { MessageStep, Step } from "./campaign-definition.ts";

/** A step without a type sends a message. */
export function isMessageStep(step: Step): step is MessageStep {
  return step.type === undefined || step.type === "message";
}
