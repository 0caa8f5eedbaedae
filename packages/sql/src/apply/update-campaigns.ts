import type { CampaignRecord } from "@outreachkit/core/plugin";
import { updateRows } from "./update-rows.ts";

export const updateCampaigns = updateRows<CampaignRecord>({
  name: "campaigns.update",
  table: "campaign",
  fixed: ["key", "created_at"],
});
