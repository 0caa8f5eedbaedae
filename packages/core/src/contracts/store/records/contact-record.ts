import type { ContactStatus, EmailConfidence, Tier } from "../../../model/contact-vocabulary.ts";
import type { Instant } from "../../../model/instant.ts";
import type { JsonObject } from "../../../model/json.ts";

export interface ContactRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly externalId: string | null;
  /** As given, trimmed. */
  readonly email: string | null;
  /** Normalized for comparison; unique in the tenant where present. */
  readonly emailKey: string | null;
  /** Keyed hashes of the address and of its domain, for suppression. */
  readonly emailHash: string | null;
  readonly emailDomainHash: string | null;
  readonly emailConfidence: EmailConfidence;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly title: string | null;
  readonly seniority: string | null;
  readonly phone: string | null;
  readonly linkedinUrl: string | null;
  readonly companyId: string | null;
  /** ISO 3166 alpha-2. */
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly timeZone: string | null;
  readonly locale: string | null;
  readonly score: number | null;
  readonly tier: Tier | null;
  /** Who set score and tier: the host, whose word stays, or our own scoring. Null: nobody. */
  readonly scoreSource: "host" | "computed" | null;
  readonly tags: readonly string[];
  /** The host's id of the rep that owns the contact. */
  readonly owner: string | null;
  readonly status: ContactStatus;
  /** Deleted since; hidden, out of every campaign, and its address and ids still taken. */
  readonly deletedAt: Instant | null;
  readonly attributes: JsonObject;
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}
