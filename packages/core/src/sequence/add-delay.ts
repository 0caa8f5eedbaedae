import type { Delay } from "../model/delay.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";
import { InvalidInputError } from "../model/errors/invalid-input-error.ts";
import type { Instant } from "../model/instant.ts";
import { fromLocal } from "./from-local.ts";
import { getTimeZoneTable } from "./get-time-zone-table.ts";
import { hasWindow } from "./has-window.ts";
import { parseLocalDateTime } from "./parse-local-date-time.ts";
import { SEARCH_DAYS } from "./search-days.ts";
import type { SendingCalendar } from "./sending-calendar.ts";
import { toLocal } from "./to-local.ts";

/**
 * Anchor plus delay before any window applies; `null` when `send-days` finds no send day within 60
 * dates. Days keep the wall time, hours, minutes and seconds then pass as real time. An exact date
 * may lie before the anchor: the caller sees by that how late it is.
 */
export function addDelay(options: {
  readonly delay: Delay | undefined;
  readonly anchor: Instant;
  readonly calendar: SendingCalendar;
}): Instant | null {
  const { delay, anchor, calendar } = options;
  if (delay === undefined) return anchor;
  if ("at" in delay) {
    const zone = delay.zone === undefined ? calendar.zone : getTimeZoneTable(delay.zone);
    return fromLocal(zone, requireLocalDateTime(delay.at));
  }
  const { days = 0, count, ...rest } = delay;
  const realTime = durationToMilliseconds(rest);
  // Not by way of the wall clock: in an hour shown twice that could go back an hour.
  if (days === 0) return anchor + realTime;
  const { epochDay, msOfDay } = toLocal(calendar.zone, anchor);
  const target = count === "send-days" ? findSendDay(calendar, epochDay, days) : epochDay + days;
  if (target === null) return null;
  return fromLocal(calendar.zone, { epochDay: target, msOfDay }) + realTime;
}

/** The date of the `count`-th send day after `date`. */
function findSendDay(calendar: SendingCalendar, date: number, count: number): number | null {
  let found = date;
  for (let counted = 0; counted < count; counted += 1) {
    const limit = found + SEARCH_DAYS;
    do {
      if (found === limit) return null;
      found += 1;
    } while (!hasWindow(calendar, found));
  }
  return found;
}

function requireLocalDateTime(at: string) {
  const local = parseLocalDateTime(at);
  if (local) return local;
  throw new InvalidInputError({
    problems: [
      {
        path: "delay.at",
        code: "invalid-local-time",
        message: `"${at}" is not a local time; write it like "2026-03-02T09:00", without an offset.`,
      },
    ],
  });
}
