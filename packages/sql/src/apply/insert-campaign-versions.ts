import type { CampaignVersionRecord } from "@outreachkit/core/plugin";
import { insertRows } from "./insert-rows.ts";

export const insertCampaignVersions = insertRows<CampaignVersionRecord>({
  name: "campaigns.insertVersions",
  table: "campaign_version",
});
