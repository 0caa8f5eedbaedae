import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";

/** A planned send with the step it is of. */
export interface PlannedSend {
  readonly facts: EnrollmentFacts;
  readonly step: MessageStep;
  readonly missed: boolean;
}
