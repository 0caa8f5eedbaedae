import { createTimeZoneTable } from "./create-time-zone-table.ts";
import type { TimeZoneTable } from "./time-zone-table.ts";

/** More than there are zones; a bound because callers may spell one zone in many letter cases. */
const MAX_TABLES = 2_000;

// Module state on purpose: what a zone's clock shows is a fact of the runtime's time-zone data, the
// same for every tenant and every engine in the process, and nothing a caller does can change it.
const tables = new Map<string, TimeZoneTable>();

/** The shared table of a zone. Throws `InvalidInputError` for a name the runtime does not know. */
export function getTimeZoneTable(timeZone: string): TimeZoneTable {
  const known = tables.get(timeZone);
  if (known) return known;
  const table = createTimeZoneTable(timeZone);
  if (tables.size >= MAX_TABLES) tables.clear();
  tables.set(timeZone, table);
  return table;
}
