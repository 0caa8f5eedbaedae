import type { StepContent } from "./content-option.ts";

/**
 * One of several contents that are tried against each other. Who gets which is drawn once, when a
 * contact is enrolled, and stays, whatever later versions say.
 */
export interface ContentVariant {
  /** Stands in events and messages. Stable across versions. */
  readonly key: string;
  /** A share of the sum of all weights. Default 1. */
  readonly weight?: number;
  readonly content: StepContent;
}
