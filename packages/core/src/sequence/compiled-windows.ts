/** Half-open, in milliseconds on the clock face of the start date; `end` passes 24 h overnight. */
export interface WindowRange {
  readonly start: number;
  readonly end: number;
}

/** Weekly windows ready for the planner. Made by `parseWeeklyWindows`. */
export interface CompiledWindows {
  /** Monday first; each day's ranges sorted and apart. */
  readonly days: readonly (readonly WindowRange[])[];
  /** Some range runs past midnight, so the date before must be looked at too. */
  readonly overnight: boolean;
}
