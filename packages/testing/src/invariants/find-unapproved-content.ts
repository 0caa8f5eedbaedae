import type { FoldedDecision } from "../log/folded-state.ts";
import { claimedAtOf } from "./claimed-at-of.ts";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

/** Invariant 2: what the provider got is what had been approved when it was claimed, to the byte. */
export function findUnapprovedContent(ledger: Ledger): readonly Violation[] {
  const { accepted, deliveries, folded } = ledger;
  return accepted.flatMap((send): readonly Violation[] => {
    const delivery = deliveries.get(send.deliveryId);
    if (!delivery) return [];
    const contentHash = send.contentHash ?? delivery.contentHash;
    const claimedAt = claimedAtOf(ledger, send) ?? null;
    const decisions = folded.messages.get(delivery.messageId)?.decisions ?? [];
    if (isApproved(decisions, contentHash, claimedAt)) return [];
    const message = `Words under the hash ${contentHash ?? "(none)"} went out, which were not approved when they were claimed at ${claimedAt ?? "(unknown)"}.`;
    return [{ invariant: 2, message, ids: [delivery.id, delivery.messageId] }];
  });
}

/** Whether the approval was given by then and not taken back before. Instants are ISO and compare as text. */
function isApproved(
  decisions: readonly FoldedDecision[],
  contentHash: string | null,
  by: string | null,
): boolean {
  return decisions.some((decision, index) => {
    if (decision.approval !== "approved" || decision.contentHash !== contentHash) return false;
    if (by === null) return true;
    const next = decisions[index + 1];
    return decision.at <= by && (next === undefined || next.at >= by);
  });
}
