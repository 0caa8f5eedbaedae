import type { AddressType } from "../../contracts/channel.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";

const fields = {
  email: "email",
  phone: "phone",
  linkedin: "linkedinUrl",
} as const satisfies Record<AddressType, keyof ContactRecord>;

/** The contact's address of a type, or null. */
export function addressOf(contact: ContactRecord, type: AddressType): string | null {
  return contact[fields[type]];
}
