import type { SenderRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toSenderRecord = (row: Database["sender"]): SenderRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  externalId: row.external_id,
  channel: row.channel,
  name: row.name,
  address: row.address,
  owner: row.owner,
  timeZone: row.time_zone,
  country: row.country,
  dailyCap: readOptionalInteger(row.daily_cap),
  gap: readOptionalInteger(row.gap),
  gapJitter: readOptionalInteger(row.gap_jitter),
  ramp: readJson<SenderRecord["ramp"]>(row.ramp),
  accounting: row.accounting as SenderRecord["accounting"],
  weeklyCaps: readJson<SenderRecord["weeklyCaps"]>(row.weekly_caps),
  inProgressCap: readOptionalInteger(row.in_progress_cap),
  version: readInteger(row.version),
  createdAt: readInteger(row.created_at),
});
