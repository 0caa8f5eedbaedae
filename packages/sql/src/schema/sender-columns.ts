import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, id); unique (tenant_id, external_id). Gaps are milliseconds, of the type
 * that instants have.
 */
export const senderColumns = {
  tenant_id: "id",
  id: "id",
  external_id: "text?",
  channel: "text",
  name: "text",
  address: "text",
  owner: "text?",
  time_zone: "text?",
  country: "text?",
  daily_cap: "integer?",
  gap: "instant?",
  gap_jitter: "instant?",
  ramp: "json?",
  accounting: "text?",
  weekly_caps: "json?",
  in_progress_cap: "integer?",
  version: "integer",
  created_at: "instant",
} as const satisfies TableColumns;
