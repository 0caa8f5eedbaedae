import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { ResolvedHolidays, ResolvedZone } from "../../model/weekly-schedule.ts";
import { getTimeZoneTable } from "../../sequence/get-time-zone-table.ts";
import { resolveHolidays } from "../../sequence/resolve-holidays.ts";
import { resolveTimeZone } from "../../sequence/resolve-time-zone.ts";
import type { SendingCalendar } from "../../sequence/sending-calendar.ts";
import type { CompiledVersion } from "./compile-version.ts";

/** When this contact may be written to, and where its zone and its holidays came from. */
export interface ContactCalendar {
  readonly calendar: SendingCalendar;
  readonly zone: ResolvedZone;
  /** Null where the schedule knows no holidays. */
  readonly holidays: ResolvedHolidays | null;
}

/** Null when no rung of the chain names a zone: there is no silent UTC. */
export function calendarOf(
  facts: Pick<EnrollmentFacts, "contact" | "sender" | "tenant">,
  { schedule }: Pick<CompiledVersion, "schedule">,
): ContactCalendar | null {
  const zone = resolveTimeZone({
    contact: facts.contact,
    schedule: schedule.rule,
    senderTimeZone: facts.sender?.timeZone,
    tenantTimeZone: facts.tenant.settings.timeZone,
  });
  if (!zone) return null;
  const clock = { windows: schedule.windows, zone: getTimeZoneTable(zone.timeZone) };
  if (!schedule.holidays) return { zone, holidays: null, calendar: clock };
  const holidays = resolveHolidays(schedule.holidays, facts);
  return { zone, holidays, calendar: { ...clock, ...schedule.closedDates(holidays) } };
}
