import type { Violation } from "../invariants/violation.ts";

export interface SimulationResult {
  /** What the providers really accepted. */
  readonly sent: number;
  readonly ticks: number;
  readonly signals: number;
  readonly crashes: number;
  /** How many there are in each state. */
  readonly enrollments: { readonly [state: string]: number };
  readonly deliveries: { readonly [state: string]: number };
  /** When there would be something to do next, ISO; null: the campaign has run its course. */
  readonly nextDueAt: string | null;
  /** Empty without `check`. */
  readonly violations: readonly Violation[];
  /** Null without `check`. */
  readonly eventLogHash: string | null;
  /** Real time of the run, without setting it up and checking it. */
  readonly milliseconds: number;
}
