import type { Instant } from "./instant.ts";

/** ISO 8601 in UTC with milliseconds, the only form in which instants leave the library. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
