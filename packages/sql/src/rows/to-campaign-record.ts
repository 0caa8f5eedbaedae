import type { CampaignRecord, CampaignState } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toCampaignRecord = (row: Database["campaign"]): CampaignRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  key: row.key,
  name: row.name,
  state: row.state as CampaignState,
  enrollment: row.enrollment as CampaignRecord["enrollment"],
  versionId: row.version_id,
  versionNumber: readInteger(row.version_number),
  caps: readJson<CampaignRecord["caps"]>(row.caps),
  breaker: readJson<CampaignRecord["breaker"]>(row.breaker),
  priority: row.priority as CampaignRecord["priority"],
  stepOrder: row.step_order as CampaignRecord["stepOrder"],
  followUpShare: readOptionalInteger(row.follow_up_share),
  newShare: readOptionalInteger(row.new_share),
  launchedAt: readOptionalInteger(row.launched_at),
  rescheduleFrom: row.reschedule_from,
  pausedUntil: readOptionalInteger(row.paused_until),
  version: readInteger(row.version),
  createdAt: readInteger(row.created_at),
});
