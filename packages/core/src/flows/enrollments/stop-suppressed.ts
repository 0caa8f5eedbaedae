import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";
import { stopEnrollments } from "./stop-enrollments.ts";

/**
 * Stops what is live for these addresses. Nothing of them could be claimed any more anyway; without
 * this, what waits without a due time would never learn of it.
 */
export async function stopSuppressed(
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string; readonly emailKeys: readonly string[] },
): Promise<void> {
  const { tenantId, emailKeys } = options;
  if (emailKeys.length === 0) return;
  const contacts = await session.people.findContacts({
    tenantId,
    ids: [],
    externalIds: [],
    emailKeys,
  });
  const contactIds = contacts.map(({ id }) => id);
  const rows = await session.enrollments.lockLiveOfContacts({ tenantId, contactIds });
  await stopEnrollments(session, changes, { rows, reason: "suppressed" });
}
