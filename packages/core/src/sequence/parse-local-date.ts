import { DAY_MS } from "./day-ms.ts";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `2026-12-25` as a count of dates since 1970-01-01; `null` when there is no such date. */
export function parseLocalDate(text: string): number | null {
  const instant = DATE.test(text) ? Date.parse(text) : Number.NaN;
  // `Date.parse` takes February 30 for March 2.
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== text) return null;
  return instant / DAY_MS;
}
