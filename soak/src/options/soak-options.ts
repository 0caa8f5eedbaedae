import type { SimulationOptions } from "../simulations/simulation-options.ts";

/** What one soak does. */
export interface SoakOptions extends SimulationOptions {
  /** Workers to kill on each store. */
  readonly kills: number;
  readonly stores: readonly ("sqlite" | "postgres")[];
  /** Decides the order of markers, the faults, the pairs that are drawn, and the first seed. */
  readonly seed: number;
  /** One object as the last line of standard output. */
  readonly json: boolean;
}
