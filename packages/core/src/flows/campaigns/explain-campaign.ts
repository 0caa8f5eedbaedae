import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { EnrollmentCount } from "../../contracts/store/report-store.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { type ReasonSum, sumReasons } from "../../sequence/sum-reasons.ts";
import { readBreakerBlocks } from "../breakers/read-breaker-blocks.ts";
import type { Engine } from "../engine.ts";
import { holdOfCampaign } from "./hold-of-campaign.ts";

export interface CampaignExplanation {
  readonly campaign: CampaignRecord;
  readonly counts: readonly EnrollmentCount[];
  readonly reasons: readonly ReasonSum[];
}

/** What holds the live enrollments of a campaign back, in a few statements whatever their number. */
export async function explainCampaign(
  engine: Engine,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<CampaignExplanation> {
  const now = await engine.clock.now();
  return await engine.store.read(async (session) => {
    const campaign = await session.campaigns.get({ tenantId, id });
    const tenant = await session.tenants.get(tenantId);
    if (!campaign || !tenant) throw new NotFoundError({ entity: "campaign", reference: id });
    const key = { tenantId, campaignId: id };
    const groups = await session.reports.countLive({ ...key, now });
    const senderIds = [...new Set(groups.map(({ senderId }) => senderId))];
    const breakers = await readBreakerBlocks(session, { ...key, senderIds, now });
    return {
      campaign,
      counts: await session.reports.countEnrollments(key),
      reasons: sumReasons(groups, {
        now,
        hold: holdOfCampaign({ campaign, tenant }),
        breakersOf: breakers.of,
        campaignHalfOpen: breakers.ofCampaign.halfOpen,
        leaseDuration: engine.limits.leaseDuration,
      }),
    };
  });
}
