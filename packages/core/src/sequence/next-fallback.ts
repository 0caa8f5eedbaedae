import type { EnrollmentRecord } from "../contracts/store/records/enrollment-record.ts";
import type { MessageStep } from "../model/campaign-definition.ts";
import { fallenBack } from "../model/fallen-back.ts";

/**
 * The first form that a step can fall back to, of those that are left: the contact has a sender and an
 * address for its kind. Null: there is none. `step` is in the form that the contact is at.
 */
export function nextFallback(
  step: MessageStep,
  options: {
    readonly senders: EnrollmentRecord["senders"];
    readonly hasAddress: (step: MessageStep) => boolean;
  },
): MessageStep | null {
  for (const { kind } of step.fallback ?? []) {
    const form = fallenBack(step, kind);
    if (form && options.senders[kind] !== undefined && options.hasAddress(form)) return form;
  }
  return null;
}
