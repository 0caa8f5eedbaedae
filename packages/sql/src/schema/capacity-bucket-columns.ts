import type { TableColumns } from "./table-columns.ts";

/** Primary key (tenant_id, scope, period). `cap` is the one that the latest taking was held to. */
export const capacityBucketColumns = {
  tenant_id: "id",
  scope: "text",
  period: "text",
  used: "integer",
  cap: "integer?",
} as const satisfies TableColumns;
