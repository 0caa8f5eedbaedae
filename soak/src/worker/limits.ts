/** The bounds a worker runs with, in the engine's time; the machine's clock shows a 120th of each. */
export const limits = {
  /** 2 s. */
  lease: { minutes: 4 },
  /** 500 ms. */
  callTimeout: { minutes: 1 },
  /** 50 ms, in milliseconds. */
  pollInterval: 6_000,
  batchSize: 20,
} as const;
