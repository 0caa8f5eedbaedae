import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import type { AudienceRules } from "../model/campaign-definition.ts";

/** Why a contact does not enroll. */
export type EnrollmentObstacle =
  | { readonly reason: "suppressed" }
  | { readonly reason: "guessed-address" }
  | { readonly reason: "no-address" }
  | { readonly reason: "already-enrolled" }
  | { readonly reason: "enrichment-missing"; readonly missing: readonly string[] };

export interface EnrollmentCandidate {
  readonly contact: ContactRecord;
  /** Stages that are there, on the contact or its company. */
  readonly stages: ReadonlySet<string>;
  readonly suppressed: boolean;
  readonly alreadyEnrolled: boolean;
  /** Whether any step's kind finds an address on the contact. */
  readonly reachable: boolean;
}

/** The first rule that keeps a contact out, or null. The most final reason comes first. */
export function findEnrollmentObstacle(
  candidate: EnrollmentCandidate,
  rules: AudienceRules,
): EnrollmentObstacle | null {
  if (candidate.alreadyEnrolled) return { reason: "already-enrolled" };
  if (candidate.suppressed) return { reason: "suppressed" };
  if (!candidate.reachable) return { reason: "no-address" };
  if (candidate.contact.emailConfidence === "guess" && !rules.allowGuessedAddresses) {
    return { reason: "guessed-address" };
  }
  const missing = (rules.requiredEnrichment ?? []).filter((stage) => !candidate.stages.has(stage));
  return missing.length > 0 ? { reason: "enrichment-missing", missing } : null;
}
