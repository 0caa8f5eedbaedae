import type { MessageRevisionRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** The record of a row, whichever client read it. */
export const toMessageRevisionRecord = (
  row: Database["message_revision"],
): MessageRevisionRecord => ({
  tenantId: row.tenant_id,
  messageId: row.message_id,
  revision: readInteger(row.revision),
  content: readJson(row.content),
  contentHash: row.content_hash,
  author: readJson(row.author),
  createdAt: readInteger(row.created_at),
});
