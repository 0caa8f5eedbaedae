import type { Instant } from "../model/instant.ts";
import { DAY_MS } from "./day-ms.ts";
import type { OffsetSegment } from "./time-zone-table.ts";

const SECOND = 1_000;
/**
 * Shorter than any stretch between two changes that undo each other: one week, Gaza in 2040.
 * Compared with a look every 16 hours in all zones from 1880 to 2100.
 */
const PROBE = 4 * DAY_MS;

/** Finds every offset change in `[start, end)`, whole seconds both, by probing and bisecting. */
export function buildOffsetSegments(
  readOffset: (instant: Instant) => number,
  { start, end }: { readonly start: Instant; readonly end: Instant },
): readonly OffsetSegment[] {
  const segments: OffsetSegment[] = [];
  let segmentStart = start;
  let offset = readOffset(start);
  for (let at = start; at < end - SECOND;) {
    const probe = Math.min(at + PROBE, end - SECOND);
    if (readOffset(probe) === offset) {
      at = probe;
      continue;
    }
    const change = bisect(readOffset, { before: at, after: probe, offset });
    segments.push({ start: segmentStart, end: change, offset });
    segmentStart = change;
    offset = readOffset(change);
    at = change;
  }
  segments.push({ start: segmentStart, end, offset });
  return segments;
}

/** The first second with another offset than `before` has. */
function bisect(
  readOffset: (instant: Instant) => number,
  range: { readonly before: Instant; readonly after: Instant; readonly offset: number },
): Instant {
  let { before, after } = range;
  while (after - before > SECOND) {
    const middle = before + Math.floor((after - before) / (2 * SECOND)) * SECOND;
    if (readOffset(middle) === range.offset) before = middle;
    else after = middle;
  }
  return after;
}
