import type { LiveGroup } from "../contracts/store/report-store.ts";
import type { Instant } from "../model/instant.ts";
import { never } from "../model/never.ts";
import type { StopReason, WaitingReason } from "../model/reasons.ts";
import { type BreakerBlock, explainQueue, type QueueBlock } from "./explain-queue.ts";

/** Everything about a campaign that holds all of it back. */
export interface CampaignHold {
  readonly reason: WaitingReason | StopReason;
  readonly until: Instant | null;
}

interface Cause {
  /** Null: nothing holds it back, it goes at its due time. */
  readonly reason: WaitingReason | StopReason | null;
  readonly nextChangeAt: Instant | null;
}

export interface ReasonSum extends Cause {
  readonly count: number;
  /** The same by sender; the earliest change first, then those that only a person ends. */
  readonly senders: readonly {
    readonly senderId: string;
    readonly count: number;
    readonly nextChangeAt: Instant | null;
  }[];
}

/**
 * What holds a campaign's live enrollments back, most first: the same order of reasons as for a single
 * one, from groups instead of rows. What a worker has not looked at yet is told by its queue.
 */
export function sumReasons(
  groups: readonly LiveGroup[],
  context: {
    readonly now: Instant;
    readonly hold: CampaignHold | null;
    /** Of a sender's queue and the campaign. */
    readonly breakersOf: (senderId: string) => BreakerBlock;
    /** Some of the campaign goes, at a tenth of its cap. */
    readonly campaignHalfOpen: boolean;
    /** Milliseconds. */
    readonly leaseDuration: number;
  },
): readonly ReasonSum[] {
  const caused = groups.map((group) => ({ ...causeOf(group, context), group }));
  const sums = [...Map.groupBy(caused, ({ reason }) => reason)].map(([reason, of]): ReasonSum => {
    const senders = [...Map.groupBy(of, ({ group }) => group.senderId)].map(([senderId, own]) => ({
      senderId,
      count: own.reduce((sum, { group }) => sum + group.count, 0),
      nextChangeAt: earliest(own),
    }));
    return {
      reason,
      count: senders.reduce((sum, { count }) => sum + count, 0),
      nextChangeAt: earliest(of),
      senders: senders.toSorted(
        (one, other) =>
          (one.nextChangeAt ?? Infinity) - (other.nextChangeAt ?? Infinity) ||
          (one.senderId < other.senderId ? -1 : 1),
      ),
    };
  });
  return sums.toSorted(
    (one, other) => other.count - one.count || ((one.reason ?? "") < (other.reason ?? "") ? -1 : 1),
  );
}

function earliest(causes: readonly Cause[]): Instant | null {
  const instants = causes.flatMap(({ nextChangeAt }) =>
    nextChangeAt === null ? [] : nextChangeAt,
  );
  return instants.length > 0 ? instants.reduce((one, other) => Math.min(one, other)) : null;
}

function causeOf(group: LiveGroup, context: Parameters<typeof sumReasons>[1]): Cause {
  const { now, hold } = context;
  if (hold) return { reason: hold.reason, nextChangeAt: hold.until };
  if (group.out !== null) return causeOut(group, context);
  if (group.reason === "delivery-failed") return { reason: "delivery-failed", nextChangeAt: null };
  if (group.held !== null) return { reason: `${group.held}-paused`, nextChangeAt: group.heldUntil };
  if (!group.due) return causeAhead(group, now);
  if (group.lacks === "approval") return { reason: "awaiting-approval", nextChangeAt: null };
  const { nextFreeAt, blockedBy, senderHold } = group;
  const head = nextFreeAt === null ? null : { nextFreeAt, blockedBy };
  const breakers = context.breakersOf(group.senderId);
  const block = explainQueue({ head, senderHold, breakers, now });
  if (group.lacks === null && outlasts(group.streamFreeAt, { block, now }))
    return causeOfStream(group, context);
  if (block) return { reason: block.reason, nextChangeAt: block.until };
  return { reason: group.lacks === null ? null : "awaiting-generation", nextChangeAt: now };
}

/** Whether its stream is held for longer than its queue. */
function outlasts(
  streamFreeAt: Instant,
  { block, now }: { readonly block: QueueBlock | null; readonly now: Instant },
): boolean {
  if (streamFreeAt <= now) return false;
  return block === null || (block.until !== null && streamFreeAt > block.until);
}

/** A cap or breaker of the campaign, or its sender's contacts in progress. */
function causeOfStream(
  { streamFreeAt, newBlocked }: LiveGroup,
  { campaignHalfOpen }: Parameters<typeof sumReasons>[1],
): Cause {
  if (!newBlocked) {
    const reason = campaignHalfOpen ? "breaker-open" : "campaign-cap";
    return { reason, nextChangeAt: streamFreeAt };
  }
  if (streamFreeAt === never) return { reason: "sender-wip", nextChangeAt: null };
  return { reason: "new-contact-cap", nextChangeAt: streamFreeAt };
}

function causeOut(
  { out, retryAt, claimedAt }: LiveGroup,
  { now, leaseDuration }: Parameters<typeof sumReasons>[1],
): Cause {
  if (out === "unknown") return { reason: "delivery-unknown", nextChangeAt: retryAt ?? now };
  if (out === "needs-review") return { reason: "needs-review", nextChangeAt: null };
  return {
    reason: "in-flight",
    nextChangeAt: Math.max(now, (claimedAt ?? now) + leaseDuration),
  };
}

function causeAhead({ state, reason, dueAt }: LiveGroup, now: Instant): Cause {
  if (state !== "waiting") return { reason: null, nextChangeAt: dueAt };
  const waiting = reason as WaitingReason | null;
  // Written by a worker, whenever it comes by.
  return { reason: waiting, nextChangeAt: waiting === "awaiting-generation" ? now : dueAt };
}
