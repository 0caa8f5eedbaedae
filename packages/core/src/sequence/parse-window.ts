import type { Problem } from "../model/problem.ts";
import type { WindowRange } from "./compiled-windows.ts";
import { DAY_MS } from "./day-ms.ts";

const WINDOW = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;
const MINUTE = 60_000;

/** Reads `"09:00-17:00"`. An end before the start is on the next date; equal edges are refused. */
export function parseWindow(
  text: string,
  path: string,
):
  | { readonly range: WindowRange; readonly problem?: never }
  | { readonly range?: never; readonly problem: Problem } {
  const match = WINDOW.exec(text);
  if (!match) {
    const message = `"${text}" is not a window; write it like "09:00-17:00", with "24:00" for the end of the day.`;
    return { problem: { path, code: "malformed-window", message } };
  }
  const [, startHour, startMinute, hour = "24", minute = "00"] = match;
  const start = toMilliseconds(startHour, startMinute);
  const end = toMilliseconds(hour, minute);
  if (start === end) {
    const message = `"${text}" starts and ends at the same time; for a whole day write "00:00-24:00".`;
    return { problem: { path, code: "empty-window", message } };
  }
  return { range: { start, end: end < start ? end + DAY_MS : end } };
}

function toMilliseconds(hour: string | undefined, minute: string | undefined): number {
  return (Number(hour) * 60 + Number(minute)) * MINUTE;
}
