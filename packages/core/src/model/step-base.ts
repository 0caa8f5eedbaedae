import type { Delay } from "./delay.ts";

/** What every step has. */
export interface StepBase {
  /**
   * Stable across versions of the campaign; a contact gets a step with this key at most once. `end`
   * is taken: it names the end of the sequence.
   */
  readonly key: string;
  /** Shown in reports. Default the key. */
  readonly label?: string;
  /** After the previous step, or after the later of enrolled and launched. Default none. */
  readonly delay?: Delay;
  /**
   * The key of the step that follows, one further down the list, or `end`. Default: the next in the
   * list; after the last the sequence is done.
   */
  readonly next?: string;
}
