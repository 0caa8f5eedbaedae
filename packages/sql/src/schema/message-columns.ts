import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, id); unique (tenant_id, enrollment_id, step_key, kind); index
 * (created_at, tenant_id, id) where generation = 'requested', for whoever writes next.
 */
export const messageColumns = {
  tenant_id: "id",
  id: "id",
  enrollment_id: "id",
  campaign_id: "id",
  contact_id: "id",
  step_key: "text",
  kind: "text",
  generation: "text",
  generation_attempts: "integer",
  generation_error: "text?",
  approval: "text",
  content: "json?",
  content_hash: "text?",
  checks: "json?",
  variant: "text?",
  choice: "text?",
  decided_by: "json?",
  decided_at: "instant?",
  revision: "integer",
  version: "integer",
  created_at: "instant",
} as const satisfies TableColumns;
