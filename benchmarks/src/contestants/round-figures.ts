/** What one entrant did in one round, all its processes together. CPU in microseconds. */
export interface RoundFigures {
  readonly stepsPerSecond: number;
  readonly nodeCpuPerStep: number;
  /** Of the database's backends; null where there is none, or it cannot be seen. */
  readonly serverCpuPerStep: number | null;
}
