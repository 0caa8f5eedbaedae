import type { Instant } from "../model/instant.ts";

/** A stretch of time, `start` inclusive and `end` exclusive, with one distance from UTC. */
export interface OffsetSegment {
  readonly start: Instant;
  readonly end: Instant;
  /** Milliseconds to add to UTC for local wall time; negative in the west. */
  readonly offset: number;
}

/**
 * The clock of one IANA zone. Segments join without holes; neighbours may have the same offset.
 * Answers for 1800 to 9999 and throws `InvalidInputError` outside.
 */
export interface TimeZoneTable {
  readonly timeZone: string;
  readonly segmentAt: (instant: Instant) => OffsetSegment;
}
