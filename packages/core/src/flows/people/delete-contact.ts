import type { StoreSession } from "../../contracts/store/store-session.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { isId } from "../../model/is-id.ts";
import type { Reference } from "../../model/reference.ts";
import type { Changes } from "../changes/create-changes.ts";
import { stopEnrollments } from "../enrollments/stop-enrollments.ts";
import { lockContact } from "./lock-contact.ts";

/**
 * Hides a contact and stops what is live of it. Enrollments are locked before the contact, as
 * settlements do; then once more, for one that was being made meanwhile: who enrolls holds the
 * contact, so after its lock there is no other.
 */
export async function deleteContact(
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string; readonly reference: Reference },
): Promise<void> {
  const { tenantId, reference } = options;
  const byId = typeof reference === "string";
  const [found] = await session.people.findContacts({
    tenantId,
    ids: byId && isId(reference) ? [reference] : [],
    externalIds: byId ? [] : [reference.externalId],
    emailKeys: [],
  });
  if (!found) {
    const name = byId ? reference : reference.externalId;
    throw new NotFoundError({ entity: "contact", reference: name });
  }
  const contactIds = [found.id];
  await session.enrollments.lockLiveOfContacts({ tenantId, contactIds });
  const row = await lockContact(session, { tenantId, reference: found.id });
  if (row.deletedAt !== null) return;
  const rows = await session.enrollments.lockLiveOfContacts({ tenantId, contactIds });
  await stopEnrollments(session, changes, { rows, reason: "contact-deleted" });
  const from = changes.contacts.current(row);
  const next = {
    ...from,
    deletedAt: changes.now,
    updatedAt: changes.now,
    version: from.version + 1,
  };
  changes.contacts.set(row, next);
  changes.append({ type: "contact-deleted", entity: "contact", row: next });
}
