import type { Condition } from "./condition.ts";
import type { Duration } from "./duration.ts";
import type { StepBase } from "./step-base.ts";

/**
 * Sends nothing until a condition holds: the contact goes on to `next` as soon as it does, also when
 * it did before the wait began. It is asked again at each signal, and at the time-out. A signal that
 * the wait is for does not stop the sequence, whatever it does elsewhere.
 */
export interface WaitStep extends StepBase {
  readonly type: "wait";
  readonly for: Condition;
  /** Counted from when the wait begins; days keep the wall time, windows do not matter. */
  readonly timeout: Duration;
  /** Where to go on when nothing happened: a step further down, or `end`. Default `next`. */
  readonly onTimeout?: string;
}
