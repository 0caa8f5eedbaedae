import type { ResolvedZone, Schedule } from "../model/weekly-schedule.ts";
import { findGeographicTimeZone } from "./find-geographic-time-zone.ts";
import type { Geography } from "./find-geographic-time-zone.ts";

/**
 * The zone that applies to a contact and the rung it came from: its own, its geography's, the
 * sender's (only with `useSenderZone`), the schedule's, the tenant's; `null` when all are unknown,
 * never a silent UTC. Names are taken as they are: they are checked where they enter.
 */
export function resolveTimeZone(options: {
  readonly contact: Geography & { readonly timeZone?: string | null | undefined };
  readonly schedule: Pick<Schedule, "timeZone" | "useSenderZone">;
  readonly senderTimeZone?: string | null | undefined;
  readonly tenantTimeZone?: string | null | undefined;
}): ResolvedZone | null {
  const { contact, schedule, senderTimeZone, tenantTimeZone } = options;
  if (contact.timeZone) return { timeZone: contact.timeZone, source: "contact" };
  const geographic = findGeographicTimeZone(contact);
  if (geographic) return { timeZone: geographic, source: "geography" };
  if (schedule.useSenderZone && senderTimeZone)
    return { timeZone: senderTimeZone, source: "sender" };
  if (schedule.timeZone) return { timeZone: schedule.timeZone, source: "schedule" };
  if (tenantTimeZone) return { timeZone: tenantTimeZone, source: "tenant" };
  return null;
}
