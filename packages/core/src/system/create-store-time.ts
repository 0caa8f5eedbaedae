import type { TransactionOptions } from "../contracts/store/store.ts";

/** How long an answer of the store is counted on from. */
const KEPT = 1_000;

/** An answer that took longer says too little about now. */
const PROMPT = 100;

/** The two local clocks may drift apart by this much before one of them was set, or the machine slept. */
const APART = 50;

interface LocalClocks {
  readonly wall: () => number;
  readonly monotonic: () => number;
}

/**
 * The store's time without asking it each time: an answer is counted on with this machine's clocks
 * for up to a second, by what has passed and never by what they show, so a wrong clock shifts
 * nothing. Behind the store's by at most the time of the asking (100 ms), never ahead. After a pause
 * of the process, or a jump of either local clock, the store is asked again.
 */
export function createStoreTime(
  readStore: (options?: TransactionOptions) => Promise<number>,
  { wall, monotonic }: LocalClocks,
): (options?: TransactionOptions) => number | Promise<number> {
  let known: { readonly now: number; readonly wall: number; readonly monotonic: number } | null =
    null;
  return (options) => {
    if (known) {
      const passed = monotonic() - known.monotonic;
      const apart = Math.abs(wall() - known.wall - passed);
      if (passed <= KEPT && apart <= APART) return known.now + Math.floor(passed);
    }
    return ask(options);
  };

  async function ask(options?: TransactionOptions): Promise<number> {
    const started = monotonic();
    const now = await readStore(options);
    const answered = monotonic();
    known = answered - started <= PROMPT ? { now, wall: wall(), monotonic: answered } : null;
    return now;
  }
}
