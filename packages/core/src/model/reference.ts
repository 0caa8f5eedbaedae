/** How callers name a row: our id, or the key the host gave it. */
export type Reference = string | { readonly externalId: string };
