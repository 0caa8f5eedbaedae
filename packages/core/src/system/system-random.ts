const RANGE = 2 ** 32;

/** Cryptographically strong numbers in [0, 1), from the platform. */
export function systemRandom(): number {
  const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
  return word / RANGE;
}
