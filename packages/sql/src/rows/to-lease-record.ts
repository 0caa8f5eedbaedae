import type { LeaseRecord } from "@outreachkit/core/plugin";
import type { Database } from "../schema/database.ts";
import { readInteger } from "./read-integer.ts";
import { readJson } from "./read-json.ts";

/** The record of a row, whichever client read it. */
export const toLeaseRecord = (row: Database["lease"]): LeaseRecord => ({
  id: row.id,
  worker: row.worker,
  until: readInteger(row.until),
  createdAt: readInteger(row.created_at),
  deliveries: readJson<LeaseRecord["deliveries"]>(row.deliveries),
});
