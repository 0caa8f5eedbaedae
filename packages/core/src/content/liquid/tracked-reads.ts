/** Which variables one expression read, by full name. */
export interface TrackedReads {
  /** Variables of the scope that had a value. */
  readonly found: string[];
  /** Variables without a value, the template's own included. */
  readonly missing: string[];
}
