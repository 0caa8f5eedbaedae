import type { AllocationRules, KindEligibility } from "../model/campaign-definition.ts";
import type { Tier } from "../model/contact-vocabulary.ts";

/** What costs a person's time or paper is kept for those who are worth it. */
const defaults: { readonly [kind: string]: KindEligibility } = {
  voice: { minimumScore: 70 },
  "direct-mail": { minimumScore: 85 },
};

/** Whether a contact may be written to on this kind. One without a score does not pass a minimum. */
export function isEligibleKind(
  kind: string,
  contact: { readonly score: number | null; readonly tier: Tier | null },
  rules: AllocationRules = {},
): boolean {
  const { minimumScore, tiers } =
    ownEntry(rules.eligibility, kind) ?? ownEntry(defaults, kind) ?? {};
  if (minimumScore !== undefined && (contact.score === null || contact.score < minimumScore)) {
    return false;
  }
  return tiers === undefined || (contact.tier !== null && tiers.includes(contact.tier));
}

/** A kind is a host's text, and may be called `constructor`. */
function ownEntry<Value>(
  entries: { readonly [key: string]: Value } | undefined,
  key: string,
): Value | undefined {
  return entries && Object.hasOwn(entries, key) ? entries[key] : undefined;
}
