import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";
import { stopEnrollments } from "./stop-enrollments.ts";

/**
 * Stops what is live for these addresses or contacts. Nothing of them could be claimed any more anyway; without
 * this, what waits without a due time would never learn of it.
 */
export async function stopSuppressed(
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string } & (
    | { readonly emailKeys: readonly string[]; readonly contactIds?: never }
    | { readonly contactIds: readonly string[]; readonly emailKeys?: never }
  ),
): Promise<void> {
  const { tenantId } = options;
  const contactIds = options.contactIds ?? (await findIds(session, tenantId, options.emailKeys));
  if (contactIds.length === 0) return;
  const rows = await session.enrollments.lockLiveOfContacts({ tenantId, contactIds });
  await stopEnrollments(session, changes, { rows, reason: "suppressed" });
}

async function findIds(
  session: StoreSession,
  tenantId: string,
  emailKeys: readonly string[],
): Promise<readonly string[]> {
  if (emailKeys.length === 0) return [];
  const contacts = await session.people.findContacts({
    tenantId,
    ids: [],
    externalIds: [],
    emailKeys,
  });
  return contacts.map(({ id }) => id);
}
