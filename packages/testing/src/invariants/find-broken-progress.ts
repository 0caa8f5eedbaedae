import { claimedAtOf } from "./claimed-at-of.ts";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

interface Span {
  readonly enrollmentId: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Invariant 4, of contacts in progress: no sender has more at any instant than its cap, from the claim of
 * an enrollment's first accepted message until it ended. Caps are taken as they are now.
 */
export function findBrokenProgress(ledger: Ledger): readonly Violation[] {
  return [...spansBySender(ledger)].flatMap(([senderId, spans]): readonly Violation[] => {
    const cap = ledger.senders.get(senderId)?.inProgressCap;
    if (cap === undefined || cap === null) return [];
    return spans.flatMap(({ from }): readonly Violation[] => {
      const open = spans.filter((span) => span.from <= from && span.to > from);
      if (open.length <= cap) return [];
      const at = new Date(from).toISOString();
      const message = `The sender ${senderId} had ${open.length} contacts in progress at ${at}, over its cap of ${cap}.`;
      return [{ invariant: 4, message, ids: open.map(({ enrollmentId }) => enrollmentId) }];
    });
  });
}

function spansBySender(ledger: Ledger): ReadonlyMap<string, Span[]> {
  const { accepted, deliveries, folded } = ledger;
  const first = new Map<string, { readonly from: number; readonly senderId: string }>();
  for (const send of accepted) {
    const delivery = deliveries.get(send.deliveryId);
    const claimedAt = claimedAtOf(ledger, send);
    if (!delivery || claimedAt === undefined) continue;
    const from = Date.parse(claimedAt);
    const known = first.get(delivery.enrollmentId);
    if (!known || from < known.from)
      first.set(delivery.enrollmentId, { from, senderId: delivery.senderId });
  }
  const spans = new Map<string, Span[]>();
  for (const [enrollmentId, { from, senderId }] of first) {
    const endedAt = folded.enrollments.get(enrollmentId)?.endedAt;
    const own = spans.get(senderId) ?? [];
    own.push({ enrollmentId, from, to: endedAt ? Date.parse(endedAt) : Number.POSITIVE_INFINITY });
    spans.set(senderId, own);
  }
  return spans;
}
