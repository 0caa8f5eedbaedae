const RANGE = 2 ** 32;
const POOL = 1_024;

/** Cryptographically strong numbers in [0, 1), drawn from the platform a pool at a time. */
export function createSystemRandom(): () => number {
  const words = new Uint32Array(POOL);
  let used = POOL;
  return () => {
    if (used === POOL) {
      crypto.getRandomValues(words);
      used = 0;
    }
    const word = words[used] ?? 0;
    used += 1;
    return word / RANGE;
  };
}
