import type { SuppressionRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";

/** The record of a row, whichever client read it. */
export const toSuppressionRecord = (row: Database["suppression"]): SuppressionRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  type: row.type as SuppressionRecord["type"],
  hash: row.hash,
  value: row.value,
  reason: row.reason as SuppressionRecord["reason"],
  createdAt: readInteger(row.created_at),
});
