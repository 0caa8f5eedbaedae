import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";

/** A planned send with the step it is of. */
export interface PlannedSend {
  readonly facts: EnrollmentFacts;
  readonly step: MessageStep;
  readonly missed: boolean;
  /** Narrower than its sender's. */
  readonly limits: readonly Limit[];
}
