/** Names a contact: an address, our id, the host's external id, or the contact as the library gave it. */
export type ContactMatcher =
  | string
  | { readonly externalId: string }
  | { readonly id: string; readonly email: string | null };
