import type { StepContent } from "./content-option.ts";
import type { ContentVariant } from "./content-variant.ts";

/** How a step looks on one kind of channel. */
export interface StepForm {
  /** The channel kind, such as `email`. */
  readonly kind: string;
  /** What it says. Left out where there are `variants`. */
  readonly content?: StepContent;
  /** Several contents, tried against each other. At least two. */
  readonly variants?: readonly ContentVariant[];
  /**
   * For a step without a subject, when the message it answers was skipped or never came to be:
   * start a new thread under `fallbackSubject`, or hold. Default `hold`.
   */
  readonly onMissingThread?: "new-thread" | "hold";
  /** The subject of that new thread; required with `new-thread`. */
  readonly fallbackSubject?: string;
  /**
   * Taken instead, in this order, by a contact that has no address on the kind or no sender for it, and
   * when its provider refused the message for good without naming the recipient: never while the
   * message may have been accepted. Each kind once. Default none: then the step is skipped, waits for a
   * sender, or takes its `onFailed`.
   */
  readonly fallback?: readonly FallbackForm[];
}

/** What a step says on a kind that it falls back to. */
export type FallbackForm = Omit<StepForm, "variants" | "fallback"> &
  Required<Pick<StepForm, "content">>;
