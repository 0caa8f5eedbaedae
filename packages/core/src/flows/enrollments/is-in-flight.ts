import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";

/**
 * A message of it is claimed: with the provider, or about to be. What is unknown or needs a person is
 * out too, but waits, and is repeated only after its guards pass again.
 */
export function isInFlight({ deliveryId, reason }: EnrollmentRecord): boolean {
  return deliveryId !== null && reason !== "delivery-unknown" && reason !== "needs-review";
}
