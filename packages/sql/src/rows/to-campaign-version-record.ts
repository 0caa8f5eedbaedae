import type { CampaignVersionRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** The record of a row, whichever client read it. */
export const toCampaignVersionRecord = (
  row: Database["campaign_version"],
): CampaignVersionRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  campaignId: row.campaign_id,
  number: readInteger(row.number),
  definition: readJson(row.definition),
  senderIds: readJson(row.sender_ids),
  createdAt: readInteger(row.created_at),
});
