/**
 * A length of time. Units add up. `days` in a sequence delay mean calendar dates (23 to 25 hours
 * over a clock change); everywhere else a day is 24 hours.
 */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}
