import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import type { ParsedContact } from "./parse-contact-input.ts";
import type { EmailAddress } from "./parse-email-address.ts";

const plainFields = [
  "externalId",
  "firstName",
  "lastName",
  "title",
  "seniority",
  "phone",
  "linkedinUrl",
  "region",
  "city",
  "timeZone",
  "locale",
  "score",
  "tier",
  "owner",
] as const;

export interface ContactMerge {
  readonly contact: ParsedContact;
  readonly email: EmailAddress | null;
  readonly emailHash: string | null;
  readonly emailDomainHash: string | null;
  /** Undefined keeps the stored company. */
  readonly companyId: string | undefined;
}

/**
 * What is stored after an upsert: a field left out keeps, null (or blank) clears, attributes merge.
 * Gives the same object back when nothing changes.
 */
export function mergeContact(stored: ContactRecord, merge: ContactMerge): ContactRecord {
  const { contact, email } = merge;
  const next: Record<string, unknown> = {};
  for (const field of plainFields) {
    if (contact[field] !== undefined) next[field] = contact[field] === "" ? null : contact[field];
  }
  if (contact.country !== undefined) next["country"] = contact.country?.toUpperCase() || null;
  if (contact.email !== undefined) {
    next["email"] = email?.address ?? null;
    next["emailKey"] = email?.key ?? null;
    next["emailHash"] = merge.emailHash;
    next["emailDomainHash"] = merge.emailDomainHash;
  }
  // A word of the host's on score or tier stays; once it takes both back, we may score again.
  if (contact.score !== undefined || contact.tier !== undefined) {
    const score = contact.score === undefined ? stored.score : contact.score;
    const tier = contact.tier === undefined ? stored.tier : contact.tier;
    next["scoreSource"] = score === null && tier === null ? null : "host";
  }
  if (contact.emailConfidence !== undefined) next["emailConfidence"] = contact.emailConfidence;
  if (contact.tags !== undefined)
    next["tags"] = [...new Set(contact.tags)].filter((tag) => tag !== "");
  if (contact.attributes !== undefined) {
    next["attributes"] = { ...stored.attributes, ...contact.attributes };
  }
  if (merge.companyId !== undefined) next["companyId"] = merge.companyId;
  const changed = Object.entries(next).some(
    ([field, value]) =>
      JSON.stringify(value) !== JSON.stringify(stored[field as keyof ContactRecord]),
  );
  return changed ? { ...stored, ...next } : stored;
}
