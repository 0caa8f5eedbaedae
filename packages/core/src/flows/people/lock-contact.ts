import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { isId } from "../../model/is-id.ts";
import type { Reference } from "../../model/reference.ts";

/** The contact of this name, deleted or not, locked until the transaction ends. */
export async function lockContact(
  session: StoreSession,
  options: { readonly tenantId: string; readonly reference: Reference },
): Promise<ContactRecord> {
  const { tenantId, reference } = options;
  const byId = typeof reference === "string";
  const [found] = await session.people.lockContacts({
    tenantId,
    ids: byId && isId(reference) ? [reference] : [],
    externalIds: byId ? [] : [reference.externalId],
    emailKeys: [],
  });
  if (found) return found;
  throw new NotFoundError({
    entity: "contact",
    reference: byId ? reference : reference.externalId,
  });
}
