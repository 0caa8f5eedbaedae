import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import type { Instant } from "../../model/instant.ts";
import { formatLocalDate } from "../../sequence/format-local-date.ts";
import { fromLocal } from "../../sequence/from-local.ts";
import { getTimeZoneTable } from "../../sequence/get-time-zone-table.ts";
import { toLocal } from "../../sequence/to-local.ts";

/** The calendar day a sender's cap counts in, and when the next one starts. */
export interface SenderDay {
  readonly period: string;
  readonly nextDayAt: Instant;
}

/** In the sender's zone, else the tenant's; a tenant without one counts UTC days, which only caps see. */
export function senderDay(
  head: Pick<ReadyHead, "sender" | "tenantTimeZone">,
  now: Instant,
): SenderDay {
  const zone = getTimeZoneTable(head.sender?.timeZone ?? head.tenantTimeZone ?? "UTC");
  const { epochDay } = toLocal(zone, now);
  return {
    period: formatLocalDate(epochDay),
    nextDayAt: fromLocal(zone, { epochDay: epochDay + 1, msOfDay: 0 }),
  };
}
