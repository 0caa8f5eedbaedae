import type { Problem } from "../model/problem.ts";
import type { Weekday, WeeklyWindows } from "../model/weekly-schedule.ts";
import { weekdays } from "../model/weekly-schedule.ts";
import type { CompiledWindows, WindowRange } from "./compiled-windows.ts";
import { DAY_MS } from "./day-ms.ts";
import { mergeRanges } from "./merge-ranges.ts";
import { parseWindow } from "./parse-window.ts";

export type ParsedWindows =
  | { readonly windows: CompiledWindows; readonly problems?: never }
  | { readonly windows?: never; readonly problems: readonly Problem[] };

const keys = [...weekdays, "weekdays", "weekend", "everyDay"] as const;
/** The rest of a `Schedule`, checked elsewhere. */
const otherScheduleKeys = ["timeZone", "useSenderZone", "holidays"];

/**
 * Compiles weekly windows, or lists everything wrong with them. A day's own windows replace its
 * group's, and `weekdays` and `weekend` replace `everyDay`; an empty array closes a day.
 */
export function parseWeeklyWindows(schedule: WeeklyWindows, path = ""): ParsedWindows {
  const prefix = path === "" ? "" : `${path}.`;
  const problems: Problem[] = [];
  for (const key of Object.keys(schedule)) {
    if (keys.some((known) => known === key) || otherScheduleKeys.includes(key)) continue;
    problems.push({
      path: prefix + key,
      code: "unknown-day",
      message: `"${key}" is not a day; use ${keys.join(", ")}.`,
    });
  }
  const byKey = new Map<string, readonly WindowRange[]>();
  for (const key of keys) {
    const value = schedule[key];
    if (value === undefined) continue;
    byKey.set(key, readWindows(value, prefix + key, problems));
  }
  const days = weekdays.map((day) =>
    mergeRanges(byKey.get(day) ?? byKey.get(groupOf(day)) ?? byKey.get("everyDay") ?? []),
  );
  if (problems.length === 0 && days.every((ranges) => ranges.length === 0)) {
    problems.push({
      path,
      code: "no-windows",
      message: `The schedule has no window, so nothing could ever be sent; add one such as weekdays: "09:00-17:00".`,
    });
  }
  if (problems.length > 0) return { problems };
  return { windows: { days, overnight: days.flat().some(({ end }) => end > DAY_MS) } };
}

function readWindows(
  value: string | readonly string[],
  path: string,
  problems: Problem[],
): readonly WindowRange[] {
  const entries = typeof value === "string" ? [{ text: value, path }] : list(value, path);
  return entries.flatMap((entry) => {
    const { range, problem } = parseWindow(entry.text, entry.path);
    if (problem) problems.push(problem);
    return range ? [range] : [];
  });
}

function list(texts: readonly string[], path: string) {
  return texts.map((text, index) => ({ text, path: `${path}.${index}` }));
}

function groupOf(day: Weekday): "weekdays" | "weekend" {
  return day === "saturday" || day === "sunday" ? "weekend" : "weekdays";
}
