import type { CampaignStore } from "@outreachkit/core/plugin";
import type { SqlContext } from "../../session/sql-context.ts";
import { findCampaignByKey } from "./find-campaign-by-key.ts";
import { findCompletableCampaigns } from "./find-completable-campaigns.ts";
import { findReschedulingCampaigns } from "./find-rescheduling-campaigns.ts";
import { findResumableCampaigns } from "./find-resumable-campaigns.ts";
import { getCampaignVersions } from "./get-campaign-versions.ts";
import { getCampaign } from "./get-campaign.ts";
import { listCampaigns } from "./list-campaigns.ts";
import { lockCampaign } from "./lock-campaign.ts";

export const createCampaignStore = (context: SqlContext): CampaignStore => ({
  get: (request) => getCampaign(context, request),
  findByKey: (request) => findCampaignByKey(context, request),
  lock: (request) => lockCampaign(context, request),
  list: (request) => listCampaigns(context, request),
  getVersions: (keys) => getCampaignVersions(context, keys),
  findRescheduling: (request) => findReschedulingCampaigns(context, request),
  findResumable: (request) => findResumableCampaigns(context, request),
  findCompletable: (request) => findCompletableCampaigns(context, request),
});
