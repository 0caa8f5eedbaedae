/**
 * A number in [0, 1) that is the same for the same seed in every process and release, so that a
 * previewed gap equals the one that runs. FNV-1a over the seed's UTF-16 units, then the finalizer
 * of MurmurHash3, without which seeds that differ in their last character land close together.
 * Not for secrets.
 */
export function seededFraction(seed: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < seed.length; index += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
