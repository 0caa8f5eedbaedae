import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, id); unique (tenant_id, subject_id). */
export const holdColumns = {
  tenant_id: "id",
  id: "id",
  subject: "text",
  subject_id: "id",
  until: "instant?",
  cause: "text",
  created_at: "instant",
} as const satisfies TableColumns;
