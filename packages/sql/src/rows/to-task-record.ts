import type { TaskRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";
import { readOptionalInteger } from "./read-optional-integer.ts";

/** The record of a row, whichever client read it. */
export const toTaskRecord = (row: Database["task"]): TaskRecord => ({
  tenantId: row.tenant_id,
  id: row.id,
  enrollmentId: row.enrollment_id,
  campaignId: row.campaign_id,
  contactId: row.contact_id,
  stepKey: row.step_key,
  title: row.title,
  instructions: row.instructions,
  assignee: row.assignee,
  state: row.state as TaskRecord["state"],
  skipAt: readOptionalInteger(row.skip_at),
  createdAt: readInteger(row.created_at),
  closedAt: readOptionalInteger(row.closed_at),
  closedBy: row.closed_by === null ? null : readJson(row.closed_by),
  version: readInteger(row.version),
});
