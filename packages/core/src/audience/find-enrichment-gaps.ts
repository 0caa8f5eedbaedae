import { readinessStages } from "../model/contact-vocabulary.ts";
import type { EnrollmentRules } from "./enrollment-rules.ts";

/** Of the stages that a version requires, else of the usual ones: what is missing. */
export function findEnrichmentGaps(
  rules: EnrollmentRules,
  stages: ReadonlySet<string>,
): readonly string[] {
  const wanted = rules.requiredEnrichment.length > 0 ? rules.requiredEnrichment : readinessStages;
  return wanted.filter((stage) => !stages.has(stage));
}
