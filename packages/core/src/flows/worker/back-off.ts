import type { Random } from "../../model/random.ts";

const FIRST = 500;
const LONGEST = 30_000;

/**
 * Milliseconds before the next try after so many failures in a row: doubling up to half a minute,
 * from half to all of it by chance, so that many workers do not come back together.
 */
export function backOff(failures: number, random: Random): number {
  const longest = Math.min(FIRST * 2 ** (failures - 1), LONGEST);
  return Math.round(longest / 2 + (longest / 2) * random());
}
