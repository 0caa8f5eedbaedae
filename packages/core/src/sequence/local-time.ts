/**
 * A wall-clock reading in some zone. `epochDay` counts dates from 1970-01-01 (0) and `msOfDay`
 * milliseconds on the clock face, so both ignore that a day may have 23 or 25 hours. Where a
 * function takes one, `msOfDay` may pass 24 hours and then means the date after.
 */
export interface LocalTime {
  readonly epochDay: number;
  readonly msOfDay: number;
}
