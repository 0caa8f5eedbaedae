import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, id); unique (tenant_id, key); index (tenant_id, id) where state =
 * 'running' and enrollment = 'closed', for the sweep that completes campaigns; index
 * (tenant_id, id) where reschedule_from is not null, for the one that plans them again.
 * 'running' and enrollment = 'closed', for the sweep that completes campaigns; index (paused_until)
 * where it is not null, for the one that resumes them.
 */
export const campaignColumns = {
  tenant_id: "id",
  id: "id",
  key: "text",
  name: "text",
  state: "text",
  enrollment: "text",
  version_id: "id",
  version_number: "integer",
  caps: "json?",
  breaker: "json?",
  priority: "text",
  step_order: "text",
  follow_up_share: "integer?",
  new_share: "integer?",
  launched_at: "instant?",
  reschedule_from: "id?",
  paused_until: "instant?",
  version: "integer",
  created_at: "instant",
} as const satisfies TableColumns;
