import type { ContactFilter, Tenant } from "@outreachkit/core";
import type { Selection } from "./selection.ts";

/** Puts everybody whom the filter takes into the campaign, and says who was left out and why. */
export async function enrollAudience(options: {
  readonly tenant: Tenant;
  readonly campaignId: string;
  readonly audience: { readonly filter: ContactFilter; readonly words: string };
}): Promise<Selection> {
  const { tenant, campaignId, audience } = options;
  const { outcomes, enrolled, skipped } = await tenant.campaigns.enroll(campaignId, {
    filter: audience.filter,
  });
  const gaps = outcomes.flatMap((one) =>
    one.outcome === "skipped" && one.reason === "enrichment-missing"
      ? [{ contactId: one.contactId, missing: one.missing }]
      : [],
  );
  return { words: audience.words, selected: outcomes.length, enrolled, skipped, gaps };
}
