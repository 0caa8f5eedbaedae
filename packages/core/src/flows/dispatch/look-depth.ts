/** A sender with a gap sends one message per look; the rest are such as only want planning. */
const CANDIDATES = 4;
/** A look that found nothing to send, only to move, is followed by a deeper one. */
const DEEPER = 8;
const DEEPEST = 64;

/** How many that could be sent to a look takes behind a gap: more where the first only had to be moved. */
export const lookDepth = {
  first: 1,
  after: (depth: number): number => Math.min(depth * DEEPER, DEEPEST),
  /** How many are read to find them: at least a few, of whom some only want planning. */
  candidates: (depth: number): number => Math.max(CANDIDATES, depth),
} as const;
