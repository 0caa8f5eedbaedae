import type { Instant } from "../model/instant.ts";
import { InvalidInputError } from "../model/errors/invalid-input-error.ts";
import { buildOffsetSegments } from "./build-offset-segments.ts";
import { createOffsetReader } from "./create-offset-reader.ts";
import { DAY_MS } from "./day-ms.ts";
import type { OffsetSegment, TimeZoneTable } from "./time-zone-table.ts";

const BLOCK = 400 * DAY_MS;
const EARLIEST = Date.UTC(1800, 0, 1);
const LATEST = Date.UTC(10_000, 0, 1);

/**
 * Builds a zone's table in blocks of 400 days, each on the first question about it (about 0.5 ms),
 * so that a far date costs its own block only. Throws `InvalidInputError` for an unknown zone.
 */
export function createTimeZoneTable(timeZone: string): TimeZoneTable {
  const readOffset = createOffsetReader(timeZone);
  const blocks = new Map<number, readonly OffsetSegment[]>();
  // Questions cluster around now, so the last segment mostly answers the next one too.
  let recent: OffsetSegment = { start: 0, end: 0, offset: 0 };

  function readBlock(instant: Instant): readonly OffsetSegment[] {
    const number = Math.floor(instant / BLOCK);
    const known = blocks.get(number);
    if (known) return known;
    requireSupported(instant);
    const start = number * BLOCK;
    const built = buildOffsetSegments(readOffset, { start, end: start + BLOCK });
    blocks.set(number, built);
    return built;
  }

  function segmentAt(instant: Instant): OffsetSegment {
    if (instant >= recent.start && instant < recent.end) return recent;
    for (const segment of readBlock(instant)) {
      if (instant < segment.end) {
        recent = segment;
        break;
      }
    }
    return recent;
  }

  return { timeZone, segmentAt };
}

function requireSupported(instant: Instant): void {
  if (instant >= EARLIEST && instant < LATEST) return;
  throw new InvalidInputError({
    problems: [
      {
        path: "",
        code: "instant-out-of-range",
        message: `The instant ${instant} has no local time here; use one between the years 1800 and 9999.`,
      },
    ],
  });
}
