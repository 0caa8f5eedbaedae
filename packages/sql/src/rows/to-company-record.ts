import type { CompanyRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** The record of a row, whichever client read it. */
export const toCompanyRecord = (row: Database["company"]): CompanyRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  externalId: row.external_id,
  name: row.name,
  domain: row.domain,
  industry: row.industry,
  size: row.size,
  icpFit: row.icp_fit === null ? null : Number(row.icp_fit),
  country: row.country,
  attributes: readJson(row.attributes),
  version: readInteger(row.version),
  createdAt: readInteger(row.created_at),
  updatedAt: readInteger(row.updated_at),
});
