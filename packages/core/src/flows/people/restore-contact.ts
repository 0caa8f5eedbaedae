import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Reference } from "../../model/reference.ts";
import type { Changes } from "../changes/create-changes.ts";
import { lockContact } from "./lock-contact.ts";

/** Brings a deleted contact back, as it was. One that was never deleted stays as it is. */
export async function restoreContact(
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string; readonly reference: Reference },
): Promise<ContactRecord> {
  const row = await lockContact(session, options);
  if (row.deletedAt === null) return row;
  const next = { ...row, deletedAt: null, updatedAt: changes.now, version: row.version + 1 };
  changes.contacts.set(row, next);
  changes.append({ type: "contact-restored", entity: "contact", row: next });
  return next;
}
