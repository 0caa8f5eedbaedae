import type { LocalTime } from "./local-time.ts";
import { parseLocalDate } from "./parse-local-date.ts";

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/**
 * Reads a local wall time, `2026-03-02T09:00` with optional seconds; `null` when it is malformed,
 * no such date, or carries an offset, which a zone of its own would contradict.
 */
export function parseLocalDateTime(text: string): LocalTime | null {
  const [, date = "", hour, minute, second = "0"] = DATE_TIME.exec(text) ?? [];
  const epochDay = parseLocalDate(date);
  if (epochDay === null) return null;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return { epochDay, msOfDay: seconds * 1_000 };
}
