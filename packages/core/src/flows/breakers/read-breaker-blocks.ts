import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import { type BreakerGate, gateOfBreakers } from "../../capacity/gate-of-breakers.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Instant } from "../../model/instant.ts";
import { readOpenBreakers } from "./read-open-breakers.ts";
import { scopesOfSender } from "./scopes-of-sender.ts";

export interface BreakerBlocks {
  /** Of a sender's queue and the campaign. */
  of(senderId: string): BreakerGate;
  readonly ofCampaign: BreakerGate;
}

const allClosed: BreakerGate = { closedUntil: null, halfOpen: false };

/** What breakers hold back of a campaign: one statement more only where some is not closed. */
export async function readBreakerBlocks(
  session: StoreSession,
  options: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly senderIds: readonly string[];
    readonly now: Instant;
  },
): Promise<BreakerBlocks> {
  const { tenantId, campaignId, senderIds, now } = options;
  const breakers = await readOpenBreakers(session, tenantId);
  if (breakers.length === 0) return { of: () => allClosed, ofCampaign: allClosed };
  const senders = await session.tenants.findSenders({ tenantId, ids: senderIds, externalIds: [] });
  const byId = new Map(senders.map((sender) => [sender.id, sender]));
  const ofCampaign = breakerScopes.campaign(campaignId);
  return {
    of(senderId) {
      const sender = byId.get(senderId);
      // What no sender carries is not sent, so no breaker holds it.
      const scopes = sender ? [...scopesOfSender(sender), ofCampaign] : [];
      return gateOfBreakers(breakers, { scopes, now });
    },
    ofCampaign: gateOfBreakers(breakers, { scopes: [ofCampaign], now }),
  };
}
