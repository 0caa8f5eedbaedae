import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";

/** Whether a limit asks who is written to. Else nobody needs to be kept in memory. */
export function asksContact(
  campaign: Pick<CampaignRecord, "caps">,
  tenant: Pick<TenantRecord, "settings">,
): boolean {
  const { caps } = tenant.settings;
  return (
    campaign.caps !== null || caps?.recipientDomain !== undefined || caps?.coolDown !== undefined
  );
}
