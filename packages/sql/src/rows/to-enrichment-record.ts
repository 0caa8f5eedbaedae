import type { EnrichmentRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** The record of a row, whichever client read it. */
export const toEnrichmentRecord = (row: Database["enrichment"]): EnrichmentRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  subject: row.subject as EnrichmentRecord["subject"],
  subjectId: row.subject_id,
  stage: row.stage,
  source: row.source,
  data: readJson(row.data),
  fetchedAt: readInteger(row.fetched_at),
});
