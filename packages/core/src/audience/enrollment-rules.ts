import type { AudienceRules } from "../model/campaign-definition.ts";

/** The audience rules of one version with every default in place. */
export type EnrollmentRules = Required<Omit<AudienceRules, "coolDown">> &
  Pick<AudienceRules, "coolDown">;

/** What a definition leaves out takes its default. */
export function enrollmentRules(rules: AudienceRules = {}): EnrollmentRules {
  return {
    requiredEnrichment: [],
    allowGuessedAddresses: false,
    reenroll: "once",
    exclusive: "yes",
    ...rules,
  };
}
