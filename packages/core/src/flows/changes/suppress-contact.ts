import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { SuppressionRecord } from "../../contracts/store/records/suppression-record.ts";
import type { Changes } from "./create-changes.ts";

/** Suppresses exactly the contact's own address. A contact without one is stopped but not suppressed. */
export function suppressContact(
  changes: Changes,
  contact: ContactRecord,
  reason: SuppressionRecord["reason"],
): void {
  if (contact.emailHash === null) return;
  if (changes.suppressions.some(({ hash }) => hash === contact.emailHash)) return;
  changes.suppressions.push({
    tenantId: contact.tenantId,
    id: changes.newId(),
    type: "address",
    hash: contact.emailHash,
    value: contact.emailKey,
    reason,
    createdAt: changes.now,
  });
}
