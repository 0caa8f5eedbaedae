/** What the simulations came to. */
export interface SimulationFigures {
  readonly scenarios: number;
  readonly seeds: number;
  readonly doubleSends: number;
  readonly lost: number;
  readonly needsReview: number;
  readonly plantedBugsFound: number;
  /** Looked for. */
  readonly plantedBugs: number;
}
