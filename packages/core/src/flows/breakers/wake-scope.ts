import type { BreakerScopeKey } from "../../contracts/store/breaker-store.ts";
import type { Changes } from "../changes/create-changes.ts";

/** A breaker let go: the queues that it held back are limited anew, now. */
export function wakeScope(
  changes: Changes,
  { tenantId, senderId, campaignId }: BreakerScopeKey,
): void {
  const at = changes.now;
  if (senderId !== null)
    changes.inserts.hints.push({ tenantId, senderId, campaignId: null, dueAt: at, free: true });
  else if (campaignId !== null) changes.wake.push({ tenantId, campaignId, at, free: true });
  else changes.wakeTenants.push({ tenantId, at });
}
