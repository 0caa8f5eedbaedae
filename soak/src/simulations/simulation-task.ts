import type { BugName, ExhaustiveOptions } from "@outreachkit/testing";

/** One piece of work for one thread, a quarter of a minute or so long. */
export type SimulationTask =
  | {
      readonly type: "scenarios";
      readonly scenario: string;
      readonly part: NonNullable<ExhaustiveOptions["part"]>;
      /** At most; fewer when there are no more. */
      readonly runs: number;
      readonly seed: number;
    }
  | {
      readonly type: "seeds";
      readonly from: number;
      readonly count: number;
      /** The saved seeds before. */
      readonly regressions: boolean;
    }
  | { readonly type: "bug"; readonly bug: BugName };
