/**
 * A tenant's queues, in the order in which its senders were made, fall into bands: its first, the
 * next 7, the next 56, the rest. A look takes from each band in turn, so that a queue competes with few
 * of each other tenant's, however many those have: the first with one, the eighth with seven.
 * See docs/decisions/tenants-in-turn.md.
 */
export const headBands = [
  { band: 0, from: Number.MIN_SAFE_INTEGER },
  { band: 1, from: 1 },
  { band: 2, from: 8 },
  { band: 3, from: 64 },
] as const;
