import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Changes } from "../changes/create-changes.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";

/**
 * Looks again at what waited without an instant because no window was found for its contact. Live ones
 * are locked all, so that a claim that read the contact before it moved is waited for, and seen.
 */
export async function wakeWindowless(
  session: StoreSession,
  changes: Changes,
  options: { readonly tenantId: string; readonly contactIds: readonly string[] },
): Promise<void> {
  if (options.contactIds.length === 0) return;
  for (const row of await session.enrollments.lockLiveOfContacts(options))
    if (row.state === "waiting" && row.reason === "no-window") signalEnrollment(changes, row);
}
