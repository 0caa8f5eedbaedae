import type { DeliveryRecord, DeliveryState, Receipt } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toDeliveryRecord = (row: Database["delivery"]): DeliveryRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  messageId: row.message_id,
  enrollmentId: row.enrollment_id,
  campaignId: row.campaign_id,
  contactId: row.contact_id,
  senderId: row.sender_id,
  stepKey: row.step_key,
  kind: row.kind,
  slot: readInteger(row.slot),
  state: row.state as DeliveryState,
  channel: row.channel,
  envelope: row.envelope,
  contentHash: row.content_hash,
  payloadHash: row.payload_hash,
  requestKey: row.request_key,
  requestPosition: readInteger(row.request_position),
  fence: readInteger(row.fence),
  leaseId: row.lease_id,
  attempts: readInteger(row.attempts),
  claimedAt: readOptionalInteger(row.claimed_at),
  firstAttemptAt: readOptionalInteger(row.first_attempt_at),
  uncertainSince: readOptionalInteger(row.uncertain_since),
  retryAt: readOptionalInteger(row.retry_at),
  account: row.account,
  providerMessageId: row.provider_message_id,
  messageIdHeader: row.message_id_header,
  sentAt: readOptionalInteger(row.sent_at),
  code: row.code,
  receipt: row.receipt as Receipt | null,
  repliedAt: readOptionalInteger(row.replied_at),
  capacity: readJson(row.capacity),
  version: readInteger(row.version),
});
