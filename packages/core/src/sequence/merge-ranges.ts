import type { WindowRange } from "./compiled-windows.ts";

/** Sorts ranges of one date and joins those that overlap or touch. */
export function mergeRanges(ranges: readonly WindowRange[]): readonly WindowRange[] {
  const merged: WindowRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      merged.push(range);
    }
  }
  return merged;
}
