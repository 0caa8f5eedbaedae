import type { ContactRecord, Store } from "@outreachkit/core/plugin";
import { wrapSessions } from "./wrap-sessions.ts";

/** Remembers which addresses a contact ever had, so that a test can name it by any reference. */
export interface ContactBook {
  addressesOf(tenantId: string, reference: string): ReadonlySet<string>;
}

/** The same store, and a book of every contact that was written through it. */
export function observeContacts(store: Store): {
  readonly store: Store;
  readonly book: ContactBook;
} {
  const addresses = new Map<string, Set<string>>();
  const note = ({ tenantId, id, externalId, email }: ContactRecord) => {
    if (email === null) return;
    for (const reference of [id, externalId]) {
      if (reference === null) continue;
      const key = `${tenantId}/${reference}`;
      addresses.set(key, (addresses.get(key) ?? new Set()).add(email.toLowerCase()));
    }
  };
  const observed = wrapSessions(store, (session) => ({
    ...session,
    people: {
      ...session.people,
      insertContacts(contacts) {
        for (const contact of contacts) note(contact);
        return session.people.insertContacts(contacts);
      },
    },
    apply(changes) {
      for (const { row } of changes.contacts?.update ?? []) note(row);
      return session.apply(changes);
    },
  }));
  const book: ContactBook = {
    addressesOf: (tenantId, reference) => addresses.get(`${tenantId}/${reference}`) ?? new Set(),
  };
  return { store: observed, book };
}
