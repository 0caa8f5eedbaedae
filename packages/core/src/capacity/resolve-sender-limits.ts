import type { ChannelDefaults } from "../contracts/channel.ts";
import type { SenderRecord } from "../contracts/store/records/sender-record.ts";
import type { Accounting, Ramp } from "../model/caps.ts";
import { durationToMilliseconds } from "../model/duration-to-milliseconds.ts";

export interface SenderLimits {
  /** Messages per day; a ramp's target unless that has its own. 0 means paused. */
  readonly dailyCap: number;
  readonly ramp: Ramp | null;
  readonly accounting: Accounting;
  /** Messages in any seven days, by kind; kinds without such a cap are left out. */
  readonly weeklyCaps: ReadonlyMap<string, number>;
  /** Contacts in progress at most; null: no such cap. */
  readonly inProgressCap: number | null;
  /** Milliseconds between two messages, whatever the campaign. */
  readonly gap: number;
  /** At most this many milliseconds more, by seeded chance. */
  readonly gapJitter: number;
}

/** The sender's own limits, else its channel's. */
export function resolveSenderLimits(sender: SenderRecord, defaults: ChannelDefaults): SenderLimits {
  return {
    dailyCap: sender.dailyCap ?? defaults.dailyCap,
    ramp: sender.ramp ?? defaults.ramp ?? null,
    accounting: sender.accounting ?? "calendar-day",
    weeklyCaps: weeklyCapsOf(sender, defaults),
    inProgressCap: sender.inProgressCap,
    gap: sender.gap ?? durationToMilliseconds(defaults.gap),
    gapJitter: sender.gapJitter ?? durationToMilliseconds(defaults.gapJitter),
  };
}

const noCaps: ReadonlyMap<string, number> = new Map();

function weeklyCapsOf(
  sender: SenderRecord,
  defaults: ChannelDefaults,
): ReadonlyMap<string, number> {
  if (!sender.weeklyCaps && !defaults.weeklyCaps) return noCaps;
  const caps = Object.entries({ ...defaults.weeklyCaps, ...sender.weeklyCaps });
  return new Map(caps.flatMap(([kind, cap]) => (cap === null ? [] : [[kind, cap] as const])));
}
