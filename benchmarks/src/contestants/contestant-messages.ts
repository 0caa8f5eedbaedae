import type { ContestantName } from "./contestants.ts";
import type { ContestantOptions } from "./contestant.ts";

export type ContestantCommand =
  | {
      readonly do: "create";
      readonly contestant: ContestantName;
      readonly options: ContestantOptions;
    }
  | { readonly do: "run"; readonly steps: number }
  | { readonly do: "close" };

export interface RunReport {
  readonly steps: number;
  readonly milliseconds: number;
  /** User and system time of the whole process, in milliseconds. */
  readonly cpuMilliseconds: number;
  /** Most resident memory of the process that was seen during the run. */
  readonly peakRssBytes: number;
}

export type ContestantAnswer =
  | { readonly done: "create" | "close" }
  | ({ readonly done: "run" } & RunReport)
  | { readonly failed: string };
