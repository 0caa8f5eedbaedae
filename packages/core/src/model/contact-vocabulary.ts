/** How far a contact has come. Moved forward by events, filterable, settable by the host. */
export const contactStatuses = [
  "new",
  "contacted",
  "replied",
  "interested",
  "meeting",
  "converted",
  "not-interested",
  "bounced",
  "unsubscribed",
] as const;

export type ContactStatus = (typeof contactStatuses)[number];

/** How sure the address is: seen, derived from the company's pattern, or only guessed. */
export const emailConfidences = ["real", "pattern", "guess"] as const;

export type EmailConfidence = (typeof emailConfidences)[number];

/** The enrichment stages that a message is usually written from. */
export const readinessStages = ["company", "company-deep", "person"] as const;

export const tiers = ["hot", "warm", "cool", "cold", "dead"] as const;

export type Tier = (typeof tiers)[number];
