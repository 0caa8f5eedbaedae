/** The bounds a worker runs with, in the engine's time: a sixtieth of each on the machine's clock. */
export const limits = {
  /** 2 s. */
  lease: { minutes: 2 },
  /** 300 ms. */
  callTimeout: { seconds: 18 },
  /** 50 ms, in milliseconds. */
  pollInterval: 3_000,
  batchSize: 20,
} as const;
