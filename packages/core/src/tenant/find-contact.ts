import type { ContactRecord } from "../contracts/store/records/contact-record.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import type { Reference } from "../model/reference.ts";
import { splitReferences } from "./split-references.ts";
import type { TenantContext } from "./tenant-context.ts";

/** The contact of this name; another tenant's, or a deleted one, is as unknown as one that never was. */
export async function findContact(
  { engine, tenantId }: TenantContext,
  reference: Reference,
): Promise<ContactRecord> {
  const [found] = await engine.store.read((session) =>
    session.people.findContacts({
      tenantId,
      ...splitReferences([reference]),
      emailKeys: [],
    }),
  );
  if (found && found.deletedAt === null) return found;
  throw new NotFoundError({
    entity: "contact",
    reference: typeof reference === "string" ? reference : reference.externalId,
  });
}
