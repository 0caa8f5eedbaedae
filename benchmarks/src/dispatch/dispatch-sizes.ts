import type { RoundOptions } from "../contestants/run-rounds.ts";
import type { StockShape } from "../fill/stock-shape.ts";

/** How much a run of the dispatch benchmark does. */
export interface DispatchSizes extends RoundOptions {
  /** Most steps of a process in a round. */
  readonly steps: number;
  readonly batchOfOneSteps: number;
  readonly manySenders: StockShape;
  readonly oneSender: StockShape;
  /** Each sender may send once a minute, so there must be more of them than steps in a minute. */
  readonly oneAMinute: StockShape;
  readonly sqlite: StockShape;
}

export const fullSizes: DispatchSizes = {
  rounds: 5,
  secondsPerRound: 2,
  steps: 8_000,
  batchOfOneSteps: 1_500,
  manySenders: { tenants: 100, sendersPerTenant: 10, enrollments: 240_000 },
  oneSender: { tenants: 1, sendersPerTenant: 1, enrollments: 60_000 },
  oneAMinute: { tenants: 100, sendersPerTenant: 500, enrollments: 150_000 },
  sqlite: { tenants: 100, sendersPerTenant: 10, enrollments: 60_000 },
};

/** One stock for all: the shapes differ in nothing that a small run could show. */
const smallStock: StockShape = { tenants: 1, sendersPerTenant: 200, enrollments: 1_000 };

export const smallSizes: DispatchSizes = {
  rounds: 1,
  secondsPerRound: 0.2,
  inProcess: true,
  steps: 40,
  batchOfOneSteps: 8,
  manySenders: smallStock,
  oneSender: smallStock,
  oneAMinute: smallStock,
  sqlite: { tenants: 1, sendersPerTenant: 5, enrollments: 500 },
};
