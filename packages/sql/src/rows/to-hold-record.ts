import type { HoldRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toHoldRecord = (row: Database["hold"]): HoldRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  subject: row.subject as HoldRecord["subject"],
  subjectId: row.subject_id,
  until: readOptionalInteger(row.until),
  cause: row.cause,
  createdAt: readInteger(row.created_at),
});
