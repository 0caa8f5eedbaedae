import type { Random } from "@outreachkit/core";

/**
 * Numbers in [0, 1) that repeat with the seed: mulberry32 (Tommy Ettinger, public domain), which
 * passes the usual statistical tests and needs no state beyond one word. Not for secrets.
 */
export function createSeededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}
