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

interface Answer {
  readonly now: number;
  readonly wall: number;
  readonly monotonic: number;
  readonly prompt: boolean;
}

/**
 * The store's time without asking it each time: an answer is counted on with this machine's clocks
 * for up to a second, by what has passed and never by what they show, so a wrong clock shifts
 * nothing. Behind the store's by at most the time of the asking (100 ms), never ahead, and never
 * set back by an answer that took longer than the one before. After a pause of the process, or a
 * jump of either local clock, the store is asked again.
 */
export function createStoreTime(
  readStore: (options?: TransactionOptions) => Promise<number>,
  { wall, monotonic }: LocalClocks,
): (options?: TransactionOptions) => number | Promise<number> {
  let known: Answer | null = null;
  return (options) => {
    if (known?.prompt && monotonic() - known.monotonic <= KEPT) {
      const now = countOn(known);
      if (now !== null) return now;
    }
    return ask(options);
  };

  async function ask(options?: TransactionOptions): Promise<number> {
    const started = monotonic();
    const read = await readStore(options);
    const answered = monotonic();
    const took = answered - started;
    const counted = known && countOn(known);
    // The store shows something from `read` to `read + took` by now. What was counted on is told
    // already: within these it holds, beyond them the store's clock was set.
    const now =
      counted === null ? read : Math.max(read, Math.min(counted, read + Math.floor(took)));
    known = { now, wall: wall(), monotonic: answered, prompt: took <= PROMPT };
    return now;
  }

  /** Null: one of the local clocks was set, or the machine slept. */
  function countOn(answer: Answer): number | null {
    const passed = monotonic() - answer.monotonic;
    const apart = Math.abs(wall() - answer.wall - passed);
    return apart <= APART ? answer.now + Math.floor(passed) : null;
  }
}
