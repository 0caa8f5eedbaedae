import type { InboundRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** The record of a row, whichever client read it. */
export const toInboundRecord = (row: Database["inbound"]): InboundRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  externalId: row.external_id,
  type: row.type,
  data: readJson(row.data),
  contactId: row.contact_id,
  enrollmentId: row.enrollment_id,
  deliveryId: row.delivery_id,
  occurredAt: readInteger(row.occurred_at),
  receivedAt: readInteger(row.received_at),
});
