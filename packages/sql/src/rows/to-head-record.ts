import type { HeadRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toHeadRecord = (row: Database["queue_head"]): HeadRecord => ({
  tenantId: row.tenant_id,
  senderId: row.sender_id,
  nextDueAt: readOptionalInteger(row.next_due_at),
  gapUntil: readInteger(row.gap_until),
  nextFreeAt: readInteger(row.next_free_at),
  blockedBy: row.blocked_by,
  version: readInteger(row.version),
});
