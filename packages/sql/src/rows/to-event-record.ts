import type { EntityType, EventType, StoredEventRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** A row of the log with its place in it. */
export type EventRow = Omit<Database["event"], "position" | "transaction_id"> & {
  readonly cursor: string;
};

/** The record of a row, whichever client read it. */
export const toEventRecord = (row: EventRow): StoredEventRecord => ({
  cursor: row.cursor,
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
