import type { Condition } from "./condition.ts";
import type { StepBase } from "./step-base.ts";

/** One way out of a branch. */
export interface Branch {
  readonly when: Condition;
  /** The key of a step further down the list, or `end`. */
  readonly next: string;
}

/**
 * Sends nothing: the contact goes on along the first branch whose condition holds, else to `next`.
 * Decided once, with what is stored in that moment, as soon as the delay is over: windows say when
 * something may be sent, and nothing is.
 */
export interface BranchStep extends StepBase {
  readonly type: "branch";
  /** In order; the first that holds is taken. */
  readonly branches: readonly Branch[];
}
