import type { ContactStatus, Tier } from "./contact-vocabulary.ts";

/** All given parts must hold. An empty filter takes every contact. */
export interface ContactFilter {
  readonly tiers?: readonly Tier[];
  /** Contacts without a score do not pass. */
  readonly minimumScore?: number;
  /** Every one of these enrichment stages must be there, on the contact or its company. */
  readonly enriched?: readonly string[];
  readonly statuses?: readonly ContactStatus[];
  /** Any one of these. */
  readonly tags?: readonly string[];
  readonly countries?: readonly string[];
  readonly owner?: string;
}
