import type { EntityType, EventType, StoredEventRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** The record of a row, whichever client read it. Read `transaction_id` as text. */
export const toEventRecord = (row: Database["event"]): StoredEventRecord => ({
  position: readInteger(row.position),
  transactionId: row.transaction_id,
  tenantId: row.tenant_id,
  id: row.id,
  type: row.type as EventType,
  entity: row.entity as EntityType,
  entityId: row.entity_id,
  version: readInteger(row.version),
  at: readInteger(row.at),
  actor: readJson(row.actor),
  data: readJson(row.data),
});
