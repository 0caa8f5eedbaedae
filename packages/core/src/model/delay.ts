import type { Duration } from "./duration.ts";

/**
 * How long after its anchor (the actual completion of the previous step, or the later of enrolled
 * and launched) a step is due.
 */
export type Delay =
  | (Duration & {
      /**
       * `elapsed` (default): the same wall time that many dates later, then the next window.
       * `send-days`: only dates that have a window and no holiday are counted. Needs `days` alone.
       */
      readonly count?: "elapsed" | "send-days";
    })
  | {
      /** Local wall time, `2026-03-02T09:00`. */
      readonly at: string;
      /** IANA zone of `at`; default the contact's. */
      readonly zone?: string;
    };
