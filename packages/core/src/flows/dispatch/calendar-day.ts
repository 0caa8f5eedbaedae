import type { Instant } from "../../model/instant.ts";
import { formatLocalDate } from "../../sequence/format-local-date.ts";
import { fromLocal } from "../../sequence/from-local.ts";
import { getTimeZoneTable } from "../../sequence/get-time-zone-table.ts";
import { toLocal } from "../../sequence/to-local.ts";

/** A calendar day that caps count in. */
export interface CalendarDay {
  readonly period: string;
  readonly zone: string;
  /** Days since 1970-01-01, of the zone. */
  readonly epochDay: number;
  readonly nextDayAt: Instant;
}

/** The last one of each zone: a claim, and a preview a thousand times over, asks for the same. */
const lastOfZone = new Map<string, CalendarDay>();

/** Of the first zone that is there. Without one it is UTC's day, which only caps see. */
export function calendarDay(
  zones: readonly (string | null | undefined)[],
  now: Instant,
): CalendarDay {
  const zone = zones.find((name) => name) ?? "UTC";
  const { epochDay } = toLocal(getTimeZoneTable(zone), now);
  const last = lastOfZone.get(zone);
  if (last?.epochDay === epochDay) return last;
  const day: CalendarDay = {
    period: formatLocalDate(epochDay),
    zone,
    epochDay,
    nextDayAt: startOfDay({ zone }, epochDay + 1),
  };
  lastOfZone.set(zone, day);
  return day;
}

/** When another day of the same zone starts. */
export function startOfDay({ zone }: Pick<CalendarDay, "zone">, epochDay: number): Instant {
  return fromLocal(getTimeZoneTable(zone), { epochDay, msOfDay: 0 });
}
