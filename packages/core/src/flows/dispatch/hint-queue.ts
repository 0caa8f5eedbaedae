import type { Changes } from "../changes/create-changes.ts";

/** Tells the queue of an enrollment that it is due at `dueAt`. */
export function hintQueue(
  changes: Changes,
  row: { readonly tenantId: string; readonly senderId: string; readonly campaignId: string },
  dueAt: number,
): void {
  const { tenantId, senderId, campaignId } = row;
  changes.inserts.hints.push({ tenantId, senderId, campaignId, dueAt, free: false });
}
