import type { TableColumns } from "./table-columns.ts";

/**
 * Primary key (tenant_id, id); unique (tenant_id, external_id), (tenant_id, domain); index
 * (tenant_id, name) where the domain is null.
 */
export const companyColumns = {
  tenant_id: "id",
  id: "id",
  external_id: "text?",
  name: "text?",
  domain: "text?",
  industry: "text?",
  size: "text?",
  icp_fit: "number?",
  country: "text?",
  attributes: "json",
  version: "integer",
  created_at: "instant",
  updated_at: "instant",
} as const satisfies TableColumns;
