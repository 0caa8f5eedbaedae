import type { EnrollmentRecord, EnrollmentState, Lane } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toEnrollmentRecord = (row: Database["enrollment"]): EnrollmentRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  campaignId: row.campaign_id,
  versionId: row.version_id,
  contactId: row.contact_id,
  round: readInteger(row.round),
  requestKey: row.request_key,
  senderId: row.sender_id,
  senders: readJson(row.senders),
  variants: readJson(row.variants),
  channel: row.channel,
  fallbacks: readJson(row.fallbacks),
  state: row.state as EnrollmentState,
  stepKey: row.step_key,
  dueAt: readOptionalInteger(row.due_at),
  lane: readInteger(row.lane) as Lane,
  reason: row.reason as EnrollmentRecord["reason"],
  signal: readInteger(row.signal),
  deliveryId: row.delivery_id,
  deadlineAt: readOptionalInteger(row.deadline_at),
  anchorAt: readInteger(row.anchor_at),
  enrolledAt: readInteger(row.enrolled_at),
  version: readInteger(row.version),
});
