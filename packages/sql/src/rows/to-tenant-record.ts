import type { TenantRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** The record of a row, whichever client read it. */
export const toTenantRecord = (row: Database["tenant"]): TenantRecord => ({
  id: row.id,
  key: row.key,
  state: row.state as TenantRecord["state"],
  settings: readJson(row.settings),
  version: readInteger(row.version),
  createdAt: readInteger(row.created_at),
});
