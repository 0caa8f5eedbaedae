import type { Instant } from "../model/instant.ts";
import { DAY_MS } from "./day-ms.ts";
import type { LocalTime } from "./local-time.ts";
import type { TimeZoneTable } from "./time-zone-table.ts";

/** What the calendar and clock of the zone show at an instant. */
export function toLocal(zone: TimeZoneTable, instant: Instant): LocalTime {
  const wall = instant + zone.segmentAt(instant).offset;
  const epochDay = Math.floor(wall / DAY_MS);
  return { epochDay, msOfDay: wall - epochDay * DAY_MS };
}
