import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { ResolvedZone } from "../../model/weekly-schedule.ts";
import { getTimeZoneTable } from "../../sequence/get-time-zone-table.ts";
import { resolveTimeZone } from "../../sequence/resolve-time-zone.ts";
import type { SendingCalendar } from "../../sequence/sending-calendar.ts";
import type { CompiledVersion } from "./compile-version.ts";

/** When this contact may be written to, and where its zone came from. */
export interface ContactCalendar {
  readonly calendar: SendingCalendar;
  readonly zone: ResolvedZone;
}

/** Null when no rung of the chain names a zone: there is no silent UTC. */
export function calendarOf(
  facts: Pick<EnrollmentFacts, "contact" | "sender" | "tenant">,
  version: CompiledVersion,
): ContactCalendar | null {
  const zone = resolveTimeZone({
    contact: facts.contact,
    schedule: version.definition.schedule,
    senderTimeZone: facts.sender?.timeZone,
    tenantTimeZone: facts.tenant.settings.timeZone,
  });
  if (!zone) return null;
  return { zone, calendar: { windows: version.windows, zone: getTimeZoneTable(zone.timeZone) } };
}
