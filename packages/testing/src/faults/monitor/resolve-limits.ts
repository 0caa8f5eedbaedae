import type { SenderRecord } from "@outreachkit/core/plugin";

/** Of the channel, for senders without their own. */
export interface DefaultLimits {
  readonly dailyCap: number;
  /** Milliseconds. */
  readonly gap: number;
}

export function resolveLimits(
  sender: SenderRecord | undefined,
  { dailyCap, gap }: DefaultLimits,
): DefaultLimits {
  return { dailyCap: sender?.dailyCap ?? dailyCap, gap: sender?.gap ?? gap };
}
