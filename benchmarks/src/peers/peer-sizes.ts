import type { RoundOptions } from "../contestants/run-rounds.ts";
import type { StockShape } from "../fill/stock-shape.ts";

/** How much a run against the peers does. */
export interface PeerSizes extends RoundOptions {
  /** Most steps in a round, of everybody. */
  readonly steps: number;
  /** Most empty jobs in a round. */
  readonly emptySteps: number;
  /** What pg-boss fetches at once where that is its fast setting. */
  readonly largeBatch: number;
  readonly engine: StockShape;
}

export const fullPeerSizes: PeerSizes = {
  rounds: 5,
  secondsPerRound: 2,
  steps: 8_000,
  emptySteps: 20_000,
  largeBatch: 1_000,
  engine: { tenants: 100, sendersPerTenant: 10, enrollments: 60_000 },
};

export const smallPeerSizes: PeerSizes = {
  rounds: 1,
  secondsPerRound: 0.2,
  steps: 100,
  emptySteps: 100,
  largeBatch: 50,
  engine: { tenants: 1, sendersPerTenant: 5, enrollments: 1_000 },
};
