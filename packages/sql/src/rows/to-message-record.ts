import type { ApprovalState, GenerationState, MessageRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toMessageRecord = (row: Database["message"]): MessageRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  enrollmentId: row.enrollment_id,
  campaignId: row.campaign_id,
  contactId: row.contact_id,
  stepKey: row.step_key,
  kind: row.kind,
  generation: row.generation as GenerationState,
  generationAttempts: readInteger(row.generation_attempts),
  generationError: row.generation_error,
  approval: row.approval as ApprovalState,
  content: readJson(row.content),
  contentHash: row.content_hash,
  checks: readJson(row.checks),
  variant: row.variant,
  choice: row.choice,
  decidedBy: readJson(row.decided_by),
  decidedAt: readOptionalInteger(row.decided_at),
  revision: readInteger(row.revision),
  version: readInteger(row.version),
  createdAt: readInteger(row.created_at),
});
