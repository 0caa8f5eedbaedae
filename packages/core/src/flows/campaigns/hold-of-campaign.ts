import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { TenantRecord } from "../../contracts/store/records/tenant-record.ts";
import type { CampaignHold } from "../../sequence/sum-reasons.ts";

/** What holds all of a campaign back; null: it runs. */
export function holdOfCampaign({
  campaign,
  tenant,
}: {
  readonly campaign: CampaignRecord;
  readonly tenant: TenantRecord;
}): CampaignHold | null {
  if (tenant.state !== "active") return { reason: "tenant-paused", until: null };
  switch (campaign.state) {
    case "running":
      return null;
    case "draft":
      return { reason: "not-launched", until: null };
    case "paused":
      return { reason: "campaign-paused", until: campaign.pausedUntil };
    // Its cancellation was interrupted, or goes on right now: what is still live is not claimed.
    case "completed":
    case "cancelled":
    case "archived":
      return { reason: "cancelled", until: null };
  }
}
