import type { ContestantOptions } from "./contestant.ts";
import type { ContestantName } from "./contestants.ts";

/** Who takes part in the rounds, as what, and with how much. */
export interface Entrant<Name extends string = string> {
  /** Unique in the run. */
  readonly name: Name;
  readonly contestant: ContestantName;
  /** With a `url` the CPU of that database's backends is measured too. */
  readonly options: ContestantOptions;
  /** Processes at once. Default 1. */
  readonly processes?: number;
  /** Most steps of each process in each round. */
  readonly steps: number;
}
