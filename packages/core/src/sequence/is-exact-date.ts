import type { Step } from "../model/campaign-definition.ts";

/** Whether a step is on a date of its own, whatever happened before it. */
export function isExactDate({ delay }: Step): boolean {
  return delay !== undefined && "at" in delay;
}
