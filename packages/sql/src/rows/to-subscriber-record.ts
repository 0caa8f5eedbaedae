import type { SubscriberRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toSubscriberRecord = (row: Database["subscriber_cursor"]): SubscriberRecord => ({
  name: row.name,
  cursor: `${row.log_transaction}-${row.log_position}`,
  failures: readInteger(row.failures),
  retryAt: readOptionalInteger(row.retry_at),
  code: row.code,
  eventId: row.event_id,
  createdAt: readInteger(row.created_at),
  deliveredAt: readOptionalInteger(row.delivered_at),
});
