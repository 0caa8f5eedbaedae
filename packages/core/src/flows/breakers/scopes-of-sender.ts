import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import { sendingDomainOf } from "../dispatch/sending-domain-of.ts";

/** The breakers that hold a sender's whole queue back. */
export function scopesOfSender(sender: {
  readonly id: string;
  readonly address: string;
}): readonly string[] {
  const domain = sendingDomainOf(sender.address);
  return [
    breakerScopes.tenant,
    ...(domain === null ? [] : [breakerScopes.domain(domain)]),
    breakerScopes.sender(sender.id),
  ];
}
