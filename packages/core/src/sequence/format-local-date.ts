import { DAY_MS } from "./day-ms.ts";

/** Writes a count of dates since 1970-01-01 as `2026-12-25`. */
export function formatLocalDate(epochDay: number): string {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}
