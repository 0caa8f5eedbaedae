import type { EnrollmentRules } from "./enrollment-rules.ts";

/** The stages that a message is usually written from; gaps in them are told for each contact. */
const readinessStages = ["company", "company-deep", "person"] as const;

/** Of the stages that a version requires, else of the usual ones: what is missing. */
export function findEnrichmentGaps(
  rules: EnrollmentRules,
  stages: ReadonlySet<string>,
): readonly string[] {
  const wanted = rules.requiredEnrichment.length > 0 ? rules.requiredEnrichment : readinessStages;
  return wanted.filter((stage) => !stages.has(stage));
}
