import type { Tenant } from "@outreachkit/core";
import type { ContactBook } from "../store/observe-contacts.ts";
import type { ContactMatcher } from "./contact-matcher.ts";

/** Whether an address is, or once was, the contact's. */
export function matchAddresses(
  tenant: Tenant,
  book: ContactBook,
): (contact: ContactMatcher) => (address: string) => boolean {
  return (contact) => (address) => {
    const wanted = address.toLowerCase();
    if (typeof contact === "string" && contact.includes("@"))
      return contact.toLowerCase() === wanted;
    if (
      typeof contact === "object" &&
      "email" in contact &&
      contact.email?.toLowerCase() === wanted
    )
      return true;
    return book.addressesOf(tenant.id, referenceOf(contact)).has(wanted);
  };
}

function referenceOf(contact: ContactMatcher): string {
  if (typeof contact === "string") return contact;
  return "id" in contact ? contact.id : contact.externalId;
}
