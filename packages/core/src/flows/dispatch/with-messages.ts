import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import { stepFor } from "../../model/step-for.ts";
import type { VersionOf } from "../campaigns/create-version-cache.ts";

/**
 * Puts the message of the kind that a step is on beside each enrollment: a step that fell back, or whose
 * kind another version changed, has one of each.
 */
export function withMessages(
  facts: readonly EnrollmentFacts[],
  versionOf: VersionOf,
): readonly EnrollmentFacts[] {
  return facts.map((row) => {
    const { enrollment, message, otherMessages = [] } = row;
    const step = versionOf(row)?.stepsByKey.get(enrollment.stepKey ?? "");
    if (!message || !step || !isMessageStep(step)) return row;
    const { kind } = stepFor(step, enrollment);
    if (message.kind === kind) return row;
    return { ...row, message: otherMessages.find((other) => other.kind === kind) ?? null };
  });
}
