/** What a worker does side by side, each backing off alone. */
export const loopNames = [
  "watch",
  "sending",
  "recovery",
  "folding",
  "generation",
  "subscribers",
] as const;

export type LoopName = (typeof loopNames)[number];
