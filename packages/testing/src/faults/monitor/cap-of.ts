import type { DeliveryRecord } from "@outreachkit/core/plugin";
import type { Model } from "./model.ts";
import { type DefaultLimits, resolveLimits } from "./resolve-limits.ts";

/** What the settings say that a bucket may hold, as they are now. Null: nothing. */
export function capOf(
  model: Model,
  row: DeliveryRecord,
  { scope, limits }: { readonly scope: string; readonly limits: DefaultLimits },
): number | null {
  const ofTenant = model.tenants.get(row.tenantId)?.settings.caps;
  const ofCampaign = model.campaigns.get(row.campaignId)?.caps;
  const [kind = "", , campaignId] = scope.split(":");
  switch (kind) {
    case "sender":
      return resolveLimits(model.senders.get(row.senderId), limits).dailyCap;
    case "tenant":
      return ofTenant?.daily ?? null;
    case "domain":
      return ofTenant?.sendingDomainDaily ?? null;
    case "campaign":
      return ofCampaign?.daily ?? null;
    case "new-contacts":
      return ofCampaign?.newContacts ?? null;
    case "recipient":
      return (campaignId === undefined ? ofTenant : ofCampaign)?.recipientDomain?.count ?? null;
    default:
      return null;
  }
}
