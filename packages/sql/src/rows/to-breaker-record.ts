import type { BreakerRecord, BreakerState } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toBreakerRecord = (row: Database["breaker"]): BreakerRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  scope: row.scope,
  state: row.state as BreakerState,
  since: readInteger(row.since),
  until: readOptionalInteger(row.until),
  missingSends: readInteger(row.missing_sends),
  warnedAt: readOptionalInteger(row.warned_at),
  complaints: readJson<BreakerRecord["complaints"]>(row.complaints),
  version: readInteger(row.version),
  createdAt: readInteger(row.created_at),
});
