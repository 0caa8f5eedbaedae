import type { HoldFact } from "../contracts/store/dispatch-facts.ts";
import type { Instant } from "../model/instant.ts";
import { type WaitingReason, waitingReasons } from "../model/reasons.ts";

/** Why a whole queue waits, and when that changes by itself; null: when somebody ends it. */
export interface QueueBlock {
  readonly reason: WaitingReason;
  readonly until: Instant | null;
}

/** What breakers say of the queue, and of the campaign that is asked about. */
export interface BreakerBlock {
  /** Nothing goes until then; null: until a person resets it. */
  readonly closedUntil: { readonly until: Instant | null } | null;
  /** Some of it goes at a tenth of its cap. */
  readonly halfOpen: boolean;
}

/**
 * What holds a sender's whole queue back now, from its head: its enrollments are not touched by it and
 * know nothing of it. Null: the queue is free.
 */
export function explainQueue(queue: {
  readonly head: { readonly nextFreeAt: Instant; readonly blockedBy: string | null } | null;
  readonly senderHold: HoldFact | null;
  readonly breakers: BreakerBlock;
  readonly now: Instant;
}): QueueBlock | null {
  const { head, senderHold, breakers, now } = queue;
  if (senderHold && (senderHold.until === null || senderHold.until > now))
    return { reason: "sender-paused", until: senderHold.until };
  const open = breakers.closedUntil;
  const freeAt = head && head.blockedBy !== "breaker-open" ? head.nextFreeAt : 0;
  if (open && (open.until === null || open.until >= freeAt))
    return { reason: "breaker-open", until: open.until };
  if (!head || head.nextFreeAt <= now) return null;
  // It was reset, and the head learns of it with its next fold.
  if (head.blockedBy === "breaker-open" && !breakers.halfOpen) return null;
  // The pause was ended, and the head learns of it with its next fold.
  if (head.blockedBy === "sender-paused") return null;
  // What the last claim met: a cap, or a channel that its process does not have.
  const met = waitingReasons.find((reason) => reason === head.blockedBy);
  return { reason: met ?? "sender-gap", until: head.nextFreeAt };
}
