import type { RunReport } from "./contestant-messages.ts";

/** A contestant, wherever it runs. */
export interface RunningContestant {
  run(steps: number): Promise<RunReport>;
  close(): Promise<void>;
}
