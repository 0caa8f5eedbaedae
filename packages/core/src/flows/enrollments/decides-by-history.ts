import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { conditionsOfStep } from "../../campaign/conditions-of-step.ts";

/** Whether the step that an enrollment is at asks what happened so far. */
export function decidesByHistory(
  { enrollment }: Pick<EnrollmentFacts, "enrollment">,
  version: CompiledVersion,
): boolean {
  const step = enrollment.stepKey === null ? null : version.stepsByKey.get(enrollment.stepKey);
  return step !== null && step !== undefined && conditionsOfStep(step).length > 0;
}
