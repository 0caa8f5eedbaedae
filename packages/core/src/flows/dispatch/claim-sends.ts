import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import { type Allotment, allotSends } from "../../capacity/allot-sends.ts";
import type { CapacityBook } from "../../capacity/create-capacity-book.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { Instant } from "../../model/instant.ts";
import { never } from "../../model/never.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import type { ClaimedRequest } from "./claimed-batch.ts";
import type { LockedHead } from "./gather-claim-facts.ts";
import { limitsOfHead } from "./limits-of-head.ts";
import { limitsOfSender } from "./limits-of-sender.ts";
import type { CapacityReading } from "./reading-of.ts";
import { noteMissed } from "./note-missed.ts";
import { createRatioOrder } from "./create-ratio-order.ts";
import { claimGroups } from "./claim-groups.ts";
import type { PlannedSend } from "./planned-send.ts";

type QueueAllotment = Omit<Allotment<PlannedSend>, "blockedBy"> & {
  readonly blockedBy: WaitingReason | null;
};

const CHANNEL_MISSING_RETRY = 5 * 60_000;

/** Takes as many of a queue's sends as its sender may make now. */
export function claimSends(
  engine: Engine,
  changes: Changes,
  options: {
    readonly locked: LockedHead;
    readonly sends: readonly PlannedSend[];
    readonly leaseId: string;
    readonly reading: CapacityReading;
    /** Where streams stand in the rounds of their ratios, by enrollment. */
    readonly turns: ReadonlyMap<string, number>;
    /** What the queues before took of what they share. */
    readonly book: CapacityBook;
    readonly now: Instant;
  },
): { readonly allotment: QueueAllotment; readonly claimed: readonly ClaimedRequest[] } {
  const { locked, sends, now } = options;
  const { head } = locked;
  const unchanged = { ...head, going: [], held: [], blockedBy: null };
  const [first] = sends;
  if (!first) return { allotment: unchanged, claimed: [] };
  const channel = head.sender ? engine.channels.get(head.sender.channel) : undefined;
  const limits = limitsOfHead(engine, head);
  if (!head.sender || !limits || channel?.mode !== "push") {
    engine.logger.log(
      "error",
      "The sender's channel is not configured in this process; it waits.",
      {
        event: "channel-missing",
        tenantId: head.tenantId,
        senderId: head.senderId,
        channel: head.sender?.channel,
      },
    );
    const allotment = {
      ...unchanged,
      nextFreeAt: now + CHANNEL_MISSING_RETRY,
      blockedBy: "no-sender" as const,
    };
    return { allotment, claimed: [] };
  }
  const { tenant, breakers } = first.facts;
  const { settings } = tenant;
  const shared = limitsOfSender(engine, { ...options, head, limits, settings, breakers });
  const allotment = allotSends({
    sends,
    order: createRatioOrder(sends, options.turns),
    limits: shared,
    book: options.book,
    now,
    gapUntil: head.gapUntil,
    gap: limits.gap,
    gapJitter: limits.gapJitter,
    jitterOf: ({ facts, step }) =>
      seededFraction(`${head.senderId}/${facts.enrollment.id}/${step.key}`),
    pausedUntil: pausedUntil(first.facts, now),
  });
  const { going } = allotment;
  for (const { facts, missed } of going) if (missed) noteMissed(changes, facts.enrollment);
  const sender = head.sender;
  const claimed = claimGroups(engine, changes, { ...options, going, channel, sender, shared });
  takeUnits(changes, { going, shared });
  return { allotment, claimed };
}

/** One change per shared limit, and one per send for its own. */
function takeUnits(
  changes: Changes,
  options: { readonly going: readonly PlannedSend[]; readonly shared: readonly Limit[] },
): void {
  const { going, shared } = options;
  const take = ({ tenantId, scope, period, cap, adds }: Limit, count: number) =>
    void changes.capacity.push({ tenantId, scope, period, count: adds ?? count, cap });
  if (going.length > 0) for (const limit of shared) take(limit, going.length);
  for (const { limits } of going) for (const limit of limits) take(limit, 1);
}

function pausedUntil({ senderHold }: EnrollmentFacts, now: Instant): Instant | null {
  if (senderHold === null) return null;
  // Without an end it blocks until someone ends it.
  if (senderHold.until === null) return never;
  return senderHold.until > now ? senderHold.until : null;
}
