import type { Instant } from "../../model/instant.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * For tests only: the local time `2026-03-08T03:30:00` and weekday from `Intl` itself, so that the
 * tables are not judged by their own code.
 */
export function readWallClock(timeZone: string, instant: Instant) {
  const known = formats.get(timeZone);
  const format =
    known ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      weekday: "long",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(instant).map((p) => [p.type, p.value]));
  return {
    text: `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}:${parts["second"]}`,
    weekday: String(parts["weekday"]).toLowerCase(),
    minuteOfDay: Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}
