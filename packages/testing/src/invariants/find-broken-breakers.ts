import type { Delivery } from "@outreachkit/core";
import type { FoldedBreaker } from "../log/folded-state.ts";
import { claimedAtOf } from "./claimed-at-of.ts";
import { domainOf } from "./domain-of.ts";
import type { Ledger } from "./ledger.ts";
import type { Violation } from "./violation.ts";

/** A claim that began before a trip was committed may have been counted as later: it is out, and told as such. */
const GRACE = 60_000;

/** Invariant 4, of breakers: nothing is claimed in a scope while its breaker lets nothing go. */
export function findBrokenBreakers(ledger: Ledger): readonly Violation[] {
  const shut = [...ledger.folded.breakers.values()].filter((breaker) => breaker.shut.length > 0);
  if (shut.length === 0) return [];
  return ledger.accepted.flatMap((send): readonly Violation[] => {
    const { deliveryId } = send;
    const delivery = ledger.deliveries.get(deliveryId);
    const claimedAt = Date.parse(claimedAtOf(ledger, send) ?? "");
    if (!delivery || Number.isNaN(claimedAt)) return [];
    const scopes = scopesOf(ledger, delivery);
    const broken = shut.find(
      (breaker) => scopes.includes(breaker.scope ?? "") && isShutAt(breaker, claimedAt),
    );
    if (!broken) return [];
    const message = `It was claimed while the breaker ${broken.scope} let nothing go.`;
    return [{ invariant: 4, message, ids: [deliveryId] }];
  });
}

function isShutAt({ shut }: FoldedBreaker, at: number): boolean {
  return shut.some(
    ({ from, to }) => at >= Date.parse(from) + GRACE && (to === null || at < Date.parse(to)),
  );
}

function scopesOf({ senders }: Ledger, { senderId, campaignId }: Delivery): readonly string[] {
  const address = senders.get(senderId)?.address ?? "";
  const domain = domainOf(address);
  return ["tenant", `sender:${senderId}`, `campaign:${campaignId}`, `domain:${domain}`];
}
