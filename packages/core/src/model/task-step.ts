import type { Duration } from "./duration.ts";
import type { StepBase } from "./step-base.ts";

/**
 * Something that a person does, such as a call: a task of the contact's owner when the step comes due,
 * inside the schedule's windows. The next step counts from when it is marked done.
 */
export interface TaskStep extends StepBase {
  readonly type: "task";
  readonly title: string;
  /** What to do, in words. Shown as it is. */
  readonly instructions?: string;
  /** The step is skipped when nobody did it by then, counted from when it came due. Default never. */
  readonly skipAfter?: Duration;
}
