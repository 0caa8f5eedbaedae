import type { CampaignRecord } from "@outreachkit/core/plugin";
import { insertRows } from "./insert-rows.ts";

export const insertCampaigns = insertRows<CampaignRecord>({
  name: "campaigns.insert",
  table: "campaign",
});
