import { breakerColumns } from "./breaker-columns.ts";
import { campaignColumns } from "./campaign-columns.ts";
import { campaignVersionColumns } from "./campaign-version-columns.ts";
import { capacityBucketColumns } from "./capacity-bucket-columns.ts";
import { companyColumns } from "./company-columns.ts";
import { contactColumns } from "./contact-columns.ts";
import { deliveryColumns } from "./delivery-columns.ts";
import { enrichmentColumns } from "./enrichment-columns.ts";
import { enrollmentColumns } from "./enrollment-columns.ts";
import { eventColumns } from "./event-columns.ts";
import { holdColumns } from "./hold-columns.ts";
import { inboundColumns } from "./inbound-columns.ts";
import { leaseColumns } from "./lease-columns.ts";
import { messageColumns } from "./message-columns.ts";
import { messageRevisionColumns } from "./message-revision-columns.ts";
import { migrationColumns } from "./migration-columns.ts";
import { queueHeadColumns } from "./queue-head-columns.ts";
import { queueHintColumns } from "./queue-hint-columns.ts";
import { queueStreamColumns } from "./queue-stream-columns.ts";
import { secretColumns } from "./secret-columns.ts";
import { senderColumns } from "./sender-columns.ts";
import { subscriberCursorColumns } from "./subscriber-cursor-columns.ts";
import { suppressionColumns } from "./suppression-columns.ts";
import { taskColumns } from "./task-columns.ts";
import { tenantColumns } from "./tenant-columns.ts";

/**
 * Every table by its name without schema or prefix, with its columns: what statements are built
 * from. There are no foreign keys: nothing is deleted row by row, every flow locks the parent it
 * relies on, and on hot tables each check would cost a look-up and a share lock on a shared parent.
 * Primary and unique keys lead with the tenant, except in tables that no tenant owns.
 */
export const tables = {
  tenant: tenantColumns,
  sender: senderColumns,
  company: companyColumns,
  contact: contactColumns,
  enrichment: enrichmentColumns,
  campaign: campaignColumns,
  campaign_version: campaignVersionColumns,
  enrollment: enrollmentColumns,
  message: messageColumns,
  message_revision: messageRevisionColumns,
  delivery: deliveryColumns,
  lease: leaseColumns,
  queue_head: queueHeadColumns,
  queue_stream: queueStreamColumns,
  queue_hint: queueHintColumns,
  capacity_bucket: capacityBucketColumns,
  suppression: suppressionColumns,
  hold: holdColumns,
  breaker: breakerColumns,
  task: taskColumns,
  inbound: inboundColumns,
  event: eventColumns,
  subscriber_cursor: subscriberCursorColumns,
  migration: migrationColumns,
  secret: secretColumns,
} as const;
