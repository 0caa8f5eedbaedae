import type { CompiledWindows } from "./compiled-windows.ts";
import { rangesOn } from "./ranges-on.ts";
import { SEARCH_DAYS } from "./search-days.ts";

/** Dates counted from 1970-01-01, both among those without a window. */
export interface ClosedStretch {
  readonly first: number;
  readonly last: number;
}

/** The first stretch without a window that is longer than the planner looks ahead. */
export function findClosedStretch(
  windows: CompiledWindows,
  closed: ReadonlySet<number>,
): ClosedStretch | null {
  const isOpen = (day: number) => !closed.has(day) && rangesOn(windows, day).length > 0;
  let seen = Number.NEGATIVE_INFINITY;
  for (const date of [...closed].sort((a, b) => a - b)) {
    if (date <= seen) continue;
    // Days that the week leaves out lengthen it at both ends.
    let first = date;
    while (!isOpen(first - 1)) first -= 1;
    let last = date;
    while (!isOpen(last + 1)) last += 1;
    if (last - first >= SEARCH_DAYS) return { first, last };
    seen = last;
  }
  return null;
}
