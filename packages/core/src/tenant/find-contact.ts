import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import type { Reference } from "../model/reference.ts";
import type { TenantContext } from "./tenant-context.ts";

/** The contact of this name; another tenant's is as unknown as one that never was. */
export async function findContact(
  { engine, tenantId }: TenantContext,
  reference: Reference,
): Promise<ContactRecord> {
  const isId = typeof reference === "string";
  const [found] = await engine.store.read((session) =>
    session.people.findContacts({
      tenantId,
      ids: isId ? [reference] : [],
      externalIds: isId ? [] : [reference.externalId],
      emailKeys: [],
    }),
  );
  if (found) return found;
  throw new NotFoundError({
    entity: "contact",
    reference: isId ? reference : reference.externalId,
  });
}
