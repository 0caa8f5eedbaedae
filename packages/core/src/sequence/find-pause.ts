import type { EnrollmentFacts, HoldFact } from "../contracts/store/dispatch-facts.ts";
import type { Instant } from "../model/instant.ts";
import type { Plan } from "./plan.ts";

/** The pause of the contact or the enrollment that is in force at an instant. */
export function findPause(
  facts: Pick<EnrollmentFacts, "contactHold" | "enrollmentHold">,
  at: Instant,
): Plan | null {
  const pauses = [
    { hold: facts.contactHold, reason: "contact-paused" },
    { hold: facts.enrollmentHold, reason: "enrollment-paused" },
  ] as const;
  for (const { hold, reason } of pauses) {
    if (isInForce(hold, at)) return { action: "wait", reason, dueAt: hold.until };
  }
  return null;
}

function isInForce(hold: HoldFact | null, at: Instant): hold is HoldFact {
  return hold !== null && (hold.until === null || hold.until > at);
}
