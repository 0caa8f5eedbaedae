import type { ContactRecord, ContactStatus, EmailConfidence, Tier } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toContactRecord = (row: Database["contact"]): ContactRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  externalId: row.external_id,
  email: row.email,
  emailKey: row.email_key,
  emailHash: row.email_hash,
  emailDomainHash: row.email_domain_hash,
  emailConfidence: row.email_confidence as EmailConfidence,
  firstName: row.first_name,
  lastName: row.last_name,
  title: row.title,
  seniority: row.seniority,
  phone: row.phone,
  linkedinUrl: row.linkedin_url,
  companyId: row.company_id,
  country: row.country,
  region: row.region,
  city: row.city,
  timeZone: row.time_zone,
  locale: row.locale,
  score: row.score === null ? null : Number(row.score),
  tier: row.tier as Tier | null,
  scoreSource: row.score_source as ContactRecord["scoreSource"],
  tags: readJson(row.tags),
  owner: row.owner,
  status: row.status as ContactStatus,
  deletedAt: readOptionalInteger(row.deleted_at),
  attributes: readJson(row.attributes),
  version: readInteger(row.version),
  createdAt: readInteger(row.created_at),
  updatedAt: readInteger(row.updated_at),
});
