import { type Suppression } from "@outreachkit/core";
import type { AcceptedSend } from "../channel/accepted-send.ts";
import { claimedAtOf } from "./claimed-at-of.ts";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

/** A call this long after its claim is a repeat, and a repeat asks again. */
const LONGEST_LEASE = 5 * 60_000;

/**
 * Invariant 3: nothing is claimed for an address that was suppressed before. What was claimed before
 * may still arrive; a repeat after the lease may not.
 */
export function findSuppressedSends(
  ledger: Ledger,
  { lease = LONGEST_LEASE }: { readonly lease?: number } = {},
): readonly Violation[] {
  const { accepted, folded, suppressions } = ledger;
  const started = suppressions.map((suppression) => ({
    ...suppression,
    since: Date.parse(folded.suppressions.get(suppression.id) ?? suppression.createdAt),
  }));
  return accepted.flatMap((send): readonly Violation[] => {
    const claimedAt = claimedAtOf(ledger, send);
    if (claimedAt === undefined) return [];
    const claimed = Date.parse(claimedAt);
    const sent = send.at === undefined ? claimed : Date.parse(send.at);
    const decided = sent - claimed > lease ? sent - lease : claimed;
    const hit = started.find(
      (suppression) => isAbout(suppression, send) && suppression.since < decided,
    );
    if (!hit) return [];
    const message = `It was claimed at ${claimedAt} and accepted at ${new Date(sent).toISOString()}, after its ${hit.type} had been suppressed at ${new Date(hit.since).toISOString()}.`;
    return [{ invariant: 3, message, ids: [send.deliveryId, hit.id] }];
  });
}

function isAbout({ type, value }: Suppression, { to }: AcceptedSend): boolean {
  const address = to.toLowerCase();
  if (type === "address") return value === address;
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return value !== null && (domain === value || domain.endsWith(`.${value}`));
}
