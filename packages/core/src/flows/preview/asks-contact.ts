import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import type { BreakerRecord } from "../../contracts/store/records/breaker-record.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";

/** Whether a limit asks who is written to. Else nobody needs to be kept in memory. */
export function asksContact(
  campaign: Pick<CampaignRecord, "id" | "caps">,
  {
    tenant,
    breakers,
  }: {
    readonly tenant: Pick<TenantRecord, "settings">;
    /** Those that are not closed. */
    readonly breakers: readonly BreakerRecord[];
  },
): boolean {
  const { caps } = tenant.settings;
  return (
    campaign.caps !== null ||
    caps?.recipientDomain !== undefined ||
    caps?.coolDown !== undefined ||
    breakers.some(({ scope }) => scope === breakerScopes.campaign(campaign.id))
  );
}
