/**
 * Time that runs faster than the machine's, the same in every process that knows its two numbers: a
 * retry that waits a minute comes after a moment. The machine's own clock stays the source, so that
 * processes, databases and their delays are real.
 */
export interface FastTime {
  /** The instant of the machine at which it starts, in milliseconds. */
  readonly realStart: number;
  /** What it shows then. */
  readonly start: number;
  /** How many of its milliseconds pass in one of the machine's. */
  readonly speed: number;
}
