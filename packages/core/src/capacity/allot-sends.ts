import type { Instant } from "../model/instant.ts";
import type { WaitingReason } from "../model/reasons.ts";
import type { SenderLimits } from "./resolve-sender-limits.ts";

export interface Allotment {
  /** How many of the wanted sends may go now, in their order. */
  readonly count: number;
  readonly gapUntil: Instant;
  readonly nextFreeAt: Instant;
  readonly blockedBy: WaitingReason | null;
}

/**
 * How many messages one sender may send now, and when it is free again. With a gap it is one at a
 * time. The rest of its queue is not touched: only the head moves.
 */
export function allotSends(options: {
  readonly wanted: number;
  readonly used: number;
  readonly limits: SenderLimits;
  readonly now: Instant;
  /** End of the gap so far. */
  readonly gapUntil: Instant;
  /** Start of the sender's next day, when the cap counts from 0 again. */
  readonly nextDayAt: Instant;
  /** A hold on the sender that is in force. */
  readonly pausedUntil: Instant | null;
  /** In [0, 1); seeded, so that a preview equals the run. */
  readonly jitter: number;
}): Allotment {
  const { limits, now, gapUntil } = options;
  if (options.pausedUntil !== null) {
    const nextFreeAt = Math.max(options.pausedUntil, gapUntil);
    return { count: 0, gapUntil, nextFreeAt, blockedBy: "sender-paused" };
  }
  if (gapUntil > now) return { count: 0, gapUntil, nextFreeAt: gapUntil, blockedBy: null };
  const left = Math.max(0, limits.dailyCap - options.used);
  const spacing = limits.gap + Math.floor(limits.gapJitter * options.jitter);
  const count = Math.min(options.wanted, left, spacing > 0 ? 1 : Number.POSITIVE_INFINITY);
  const newGapUntil = count > 0 ? now + spacing : gapUntil;
  const capReached = left - count <= 0;
  return {
    count,
    gapUntil: newGapUntil,
    nextFreeAt: capReached ? Math.max(options.nextDayAt, newGapUntil) : newGapUntil,
    blockedBy: capReached ? "sender-cap" : null,
  };
}
