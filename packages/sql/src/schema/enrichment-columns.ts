import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, subject_id, stage, source). */
export const enrichmentColumns = {
  tenant_id: "id",
  id: "id",
  subject: "text",
  subject_id: "id",
  stage: "text",
  source: "text",
  data: "json",
  fetched_at: "instant",
} as const satisfies TableColumns;
