import type { CompiledWindows, WindowRange } from "./compiled-windows.ts";

const none: readonly WindowRange[] = [];

/** The ranges that start on a date. 1970-01-01, date 0, was a Thursday. */
export function rangesOn(windows: CompiledWindows, epochDay: number): readonly WindowRange[] {
  const sinceMonday = (epochDay + 3) % 7;
  return windows.days[sinceMonday < 0 ? sinceMonday + 7 : sinceMonday] ?? none;
}
