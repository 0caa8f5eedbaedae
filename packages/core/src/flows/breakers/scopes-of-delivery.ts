import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import type { Envelope } from "../../contracts/channel.ts";
import type { DeliveryRecord } from "../../contracts/store/records/delivery-record.ts";
import { sendingDomainOf } from "../dispatch/sending-domain-of.ts";

/** The breakers that a send counts for. Its domain is the one it went out from, whatever the sender's is now. */
export function scopesOfDelivery(delivery: DeliveryRecord): readonly string[] {
  const { senderId, campaignId, envelope } = delivery;
  const sent: Envelope | null = envelope === null ? null : JSON.parse(envelope);
  const domain = sendingDomainOf(sent?.from.address ?? "");
  return [
    breakerScopes.sender(senderId),
    ...(domain === null ? [] : [breakerScopes.domain(domain)]),
    breakerScopes.campaign(campaignId),
    breakerScopes.tenant,
  ];
}
