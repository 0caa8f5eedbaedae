import type { ContactFilter } from "@outreachkit/core";

/** Whom the campaign is for. A file of your own may have neither scores nor tiers. */
export function chooseAudience(options: { readonly enriched: boolean }): {
  readonly filter: ContactFilter;
  readonly words: string;
} {
  return options.enriched
    ? {
        filter: { tiers: ["hot", "warm", "cool"], minimumScore: 40 },
        words: "tier hot, warm or cool, score 40 or more",
      }
    : { filter: {}, words: "everybody" };
}
