/** How much is simulated. */
export interface SimulationOptions {
  /** Runs of the exhaustive simulation. */
  readonly scenarios: number;
  /** Seeds of the swarm, from `seed` on; the saved seeds come on top. */
  readonly seeds: number;
  /** How many of the planted bugs must be found. */
  readonly bugs: number;
  readonly seed: number;
}
