import type { BreakerScopeKey } from "../contracts/store/breaker-store.ts";

/** Names of breakers. One is of one tenant, so names need not say whose. */
export const breakerScopes = {
  sender: (senderId: string) => `sender:${senderId}`,
  domain: (domain: string) => `domain:${domain}`,
  campaign: (campaignId: string) => `campaign:${campaignId}`,
  tenant: "tenant",
  /** The key of a scope by its name. */
  keyOf(tenantId: string, scope: string): BreakerScopeKey {
    const at = scope.indexOf(":");
    const kind = at === -1 ? scope : scope.slice(0, at);
    const subject = at === -1 ? null : scope.slice(at + 1);
    return {
      tenantId,
      scope,
      senderId: kind === "sender" ? subject : null,
      campaignId: kind === "campaign" ? subject : null,
      domain: kind === "domain" ? subject : null,
    };
  },
} as const;
