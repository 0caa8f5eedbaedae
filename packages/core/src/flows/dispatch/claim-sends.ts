import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import { allotSends, type Allotment } from "../../capacity/allot-sends.ts";
import { senderScope } from "../../capacity/sender-scope.ts";
import type { Instant } from "../../model/instant.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import type { ClaimedRequest } from "./claimed-batch.ts";
import type { LockedHead } from "./gather-claim-facts.ts";
import { limitsOfHead } from "./limits-of-head.ts";
import { noteMissed } from "./note-missed.ts";
import { claimGroups } from "./claim-groups.ts";
import type { PlannedSend } from "./planned-send.ts";

const CHANNEL_MISSING_RETRY = 5 * 60_000;

/** Takes as many of a queue's sends as its sender may make now. */
export function claimSends(
  engine: Engine,
  changes: Changes,
  options: {
    readonly locked: LockedHead;
    readonly sends: readonly PlannedSend[];
    readonly leaseId: string;
    readonly now: Instant;
  },
): { readonly allotment: Allotment; readonly claimed: readonly ClaimedRequest[] } {
  const { locked, sends, now } = options;
  const { head } = locked;
  const unchanged: Allotment = { ...head, count: 0, blockedBy: null };
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
  const allotment = allotSends({
    wanted: sends.length,
    used: locked.used,
    limits,
    now,
    gapUntil: head.gapUntil,
    nextDayAt: locked.day.nextDayAt,
    pausedUntil: pausedUntil(first.facts, now),
    jitter: seededFraction(`${head.senderId}/${first.facts.enrollment.id}/${first.step.key}`),
  });
  const going = sends.slice(0, allotment.count);
  for (const { facts, missed } of going) if (missed) noteMissed(changes, facts.enrollment);
  const claimed = claimGroups(engine, changes, { ...options, going, channel, sender: head.sender });
  if (going.length > 0) {
    changes.capacity.push({
      tenantId: head.tenantId,
      scope: senderScope(head.senderId),
      period: locked.day.period,
      count: going.length,
      cap: limits.dailyCap,
    });
  }
  return { allotment, claimed };
}

/** A hold on the sender without an end blocks until someone ends it. */
const NEVER = Date.UTC(9999, 11, 31);

function pausedUntil({ senderHold }: EnrollmentFacts, now: Instant): Instant | null {
  if (senderHold === null) return null;
  if (senderHold.until === null) return NEVER;
  return senderHold.until > now ? senderHold.until : null;
}
