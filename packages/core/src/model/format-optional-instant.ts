import { formatInstant } from "./format-instant.ts";
import type { Instant } from "./instant.ts";

/** As `formatInstant`; null stays null. */
export function formatOptionalInstant(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant);
}
