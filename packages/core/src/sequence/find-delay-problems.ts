import type { Delay } from "../model/delay.ts";
import type { Problem } from "../model/problem.ts";
import { isTimeZone } from "./is-time-zone.ts";
import { parseLocalDateTime } from "./parse-local-date-time.ts";

const UNITS = ["days", "hours", "minutes", "seconds"] as const;
/** Ten years in the largest unit: a longer delay is a slip, and would run out of calendar. */
const MAX_DAYS = 3_660;
const MAX: Record<(typeof UNITS)[number], number> = {
  days: MAX_DAYS,
  hours: MAX_DAYS * 24,
  minutes: MAX_DAYS * 1_440,
  seconds: MAX_DAYS * 86_400,
};

/** Everything that is wrong with a delay, for the check at save. `path` leads to the delay. */
export function findDelayProblems(delay: Delay, path: string): Problem[] {
  const problems: Problem[] = [];
  const add = (at: string, code: string, message: string) =>
    problems.push({ path: path === "" ? at : `${path}.${at}`, code, message });
  if ("at" in delay) {
    if (!parseLocalDateTime(delay.at))
      add(
        "at",
        "invalid-local-time",
        `"${delay.at}" is not a local time; write it like "2026-03-02T09:00", without an offset.`,
      );
    if (delay.zone !== undefined && !isTimeZone(delay.zone))
      add(
        "zone",
        "unknown-time-zone",
        `"${delay.zone}" is not a known time zone; use an IANA name such as "Europe/Berlin".`,
      );
    return problems;
  }
  for (const unit of UNITS) {
    const value = delay[unit] ?? 0;
    if (!(Number.isInteger(value) && value >= 0 && value <= MAX[unit]))
      add(
        unit,
        "invalid-delay",
        `${unit} is ${value}; it must be a whole number from 0 to ${MAX[unit]}.`,
      );
  }
  const extra = UNITS.filter((unit) => unit !== "days" && (delay[unit] ?? 0) > 0);
  if (delay.count === "send-days" && extra.length > 0)
    add(
      "count",
      "send-days-need-days",
      `"send-days" counts whole dates; remove ${extra.join(" and ")} or count "elapsed".`,
    );
  return problems;
}
