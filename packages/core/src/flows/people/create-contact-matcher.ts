import type { ParsedContact } from "../../audience/parse-contact-input.ts";
import type { EmailAddress } from "../../audience/parse-email-address.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";

/** Finds the stored contacts an input means, also among those made earlier in the same call. */
export interface ContactMatcher {
  /** None: a new contact. More than one: a conflict. */
  find(contact: ParsedContact, email: EmailAddress | null): readonly ContactRecord[];
  replace(row: ContactRecord): void;
}

export function createContactMatcher(stored: readonly ContactRecord[]): ContactMatcher {
  const rows = new Map<string, ContactRecord>();
  const byExternalId = new Map<string, string>();
  const byEmailKey = new Map<string, string>();
  const replace = (row: ContactRecord) => {
    rows.set(row.id, row);
    if (row.externalId !== null) byExternalId.set(row.externalId, row.id);
    if (row.emailKey !== null) byEmailKey.set(row.emailKey, row.id);
  };
  for (const row of stored) replace(row);
  return {
    replace,
    find(contact, email) {
      const ids = new Set([
        ...(contact.id && rows.has(contact.id) ? [contact.id] : []),
        ...(contact.externalId ? [byExternalId.get(contact.externalId)] : []),
        ...(email ? [byEmailKey.get(email.key)] : []),
      ]);
      return [...ids].flatMap((id) => (id === undefined ? [] : (rows.get(id) ?? [])));
    },
  };
}
