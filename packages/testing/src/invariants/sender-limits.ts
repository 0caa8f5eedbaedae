import type { Duration } from "@outreachkit/core";

/** What a channel's senders may do when they have no limits of their own. */
export interface SenderLimits {
  /** Default: no cap. */
  readonly dailyCap?: number;
  /** Default: none. */
  readonly gap?: Duration;
}
