import type { ChannelDefaults } from "../contracts/channel.ts";
import type { SenderRecord } from "../contracts/store/records/sender-record.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";

export interface SenderLimits {
  /** Messages per calendar day in the sender's zone. 0 means paused. */
  readonly dailyCap: number;
  /** Milliseconds between two messages, whatever the campaign. */
  readonly gap: number;
  /** At most this many milliseconds more, by seeded chance. */
  readonly gapJitter: number;
}

/** The sender's own limits, else its channel's. */
export function resolveSenderLimits(sender: SenderRecord, defaults: ChannelDefaults): SenderLimits {
  return {
    dailyCap: sender.dailyCap ?? defaults.dailyCap,
    gap: sender.gap ?? durationToMilliseconds(defaults.gap),
    gapJitter: sender.gapJitter ?? durationToMilliseconds(defaults.gapJitter),
  };
}
