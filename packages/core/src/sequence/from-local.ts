import type { Instant } from "../model/instant.ts";
import { DAY_MS } from "./day-ms.ts";
import type { LocalTime } from "./local-time.ts";
import type { TimeZoneTable } from "./time-zone-table.ts";

/**
 * The instant of a local time: for a time the clock skips the first instant after the gap, for one
 * it shows twice the earlier. Later local times never give earlier instants.
 *
 * The first segment that ends, on the clock, after the asked time holds it; if that segment also
 * begins after it, the time lies in the gap between.
 */
export function fromLocal(zone: TimeZoneTable, local: LocalTime): Instant {
  const wall = local.epochDay * DAY_MS + local.msOfDay;
  // No offset reaches 24 hours, so no segment before this one can hold the time.
  let segment = zone.segmentAt(wall - DAY_MS);
  while (wall >= segment.end + segment.offset) segment = zone.segmentAt(segment.end);
  return Math.max(wall - segment.offset, segment.start);
}
