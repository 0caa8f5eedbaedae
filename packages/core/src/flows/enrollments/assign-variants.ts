import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import { stepFor } from "../../model/step-for.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";

/**
 * Draws a variant for each step that has some on the contact's channel, by a hash of campaign, version,
 * step and contact: the same contact in the same version always draws the same.
 */
export function assignVariants(
  version: Pick<CompiledVersion, "id" | "campaignId" | "steps">,
  { contactId, channel }: { readonly contactId: string } & Pick<EnrollmentRecord, "channel">,
): EnrollmentRecord["variants"] {
  return Object.fromEntries(
    version.steps.filter(isMessageStep).flatMap((each) => {
      const step = stepFor(each, { channel, fallbacks: {} });
      if (!step.variants) return [];
      const total = step.variants.reduce((sum, { weight = 1 }) => sum + weight, 0);
      const seed = `${version.campaignId}/${version.id}/${step.key}/${contactId}`;
      let left = seededFraction(seed) * total;
      const drawn = step.variants.find(({ weight = 1 }) => {
        left -= weight;
        return left < 0;
      });
      return drawn ? [[step.key, drawn.key]] : [];
    }),
  );
}
