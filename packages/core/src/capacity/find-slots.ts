/** A place in line for a limit that is met: so many periods from the base, and the new end of the line. */
export interface Slots {
  /** By position among those who ask: the number of the period each is due in. */
  readonly periods: readonly number[];
  /** The counter of the line after them. */
  readonly end: number;
}

/**
 * Spreads who has to wait for a limit over its next periods, `count` to each, behind those who stand
 * in line already. Each is then looked at once, when it is its turn, instead of all of them in every
 * period. Places are counted from period 0 on, so that the line moves on by itself.
 */
export function findSlots(options: {
  /** How many ask for a place. */
  readonly wanted: number;
  /** Units in a period. */
  readonly count: number;
  /** The first period that may have room: the next one. */
  readonly from: number;
  /** The counter of the line so far; 0 for a new one. */
  readonly line: number;
}): Slots {
  const { wanted, count, from, line } = options;
  const first = Math.max(line, from * count);
  return {
    periods: Array.from({ length: wanted }, (_, index) => Math.floor((first + index) / count)),
    end: first + wanted,
  };
}
