import type { ContactStatus, Tier } from "./contact-vocabulary.ts";

/** What an attribute may be compared with. */
export type AttributeValue = string | number | boolean;

/**
 * All given parts must hold. An empty filter takes every contact that is not deleted. Texts are
 * compared to the letter; a contact without a value does not pass a part that asks for it.
 */
export interface ContactFilter {
  readonly tiers?: readonly Tier[];
  readonly minimumScore?: number;
  /** Every one of these enrichment stages must be there, on the contact or its company. */
  readonly enriched?: readonly string[];
  /** The stages `company`, `company-deep` and `person` must be there; false asks for nothing. */
  readonly ready?: boolean;
  readonly statuses?: readonly ContactStatus[];
  readonly seniorities?: readonly string[];
  /** Any one of these. */
  readonly tags?: readonly string[];
  readonly countries?: readonly string[];
  readonly owner?: string;
  /** Any one of these owners. */
  readonly owners?: readonly string[];
  /** Of the contact's company, as are the next two. */
  readonly industries?: readonly string[];
  readonly companySizes?: readonly string[];
  /** 0 to 100. */
  readonly minimumIcpFit?: number;
  /** The contact's own attributes by name: each must be the value, or one of the values. At most 20. */
  readonly attributes?: {
    readonly [name: string]: AttributeValue | readonly AttributeValue[];
  };
}
