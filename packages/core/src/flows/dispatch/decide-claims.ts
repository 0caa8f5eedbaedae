import type { PushChannel } from "../../contracts/channel.ts";
import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import { allotSends, type Allotment } from "../../capacity/allot-sends.ts";
import { senderScope } from "../../capacity/sender-scope.ts";
import { groupRequests } from "../../delivery/group-requests.ts";
import type { Step } from "../../model/campaign-definition.ts";
import type { Instant } from "../../model/instant.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { applyPlan } from "./apply-plan.ts";
import { claimDelivery } from "./claim-delivery.ts";
import type { ClaimedRequest } from "./claimed-batch.ts";
import type { ClaimFacts, LockedHead } from "./gather-claim-facts.ts";
import { limitsOfHead } from "./limits-of-head.ts";
import { noteMissed } from "./note-missed.ts";
import { emptyHistory } from "./read-histories.ts";
import { toSendRequest } from "./to-send-request.ts";

interface Send {
  readonly facts: EnrollmentFacts;
  readonly step: Step;
  readonly missed: boolean;
}

const CHANNEL_MISSING_RETRY = 5 * 60_000;

/** Decides a whole batch: pure on what was read, writing only into `changes`. */
export function decideClaims(
  engine: Engine,
  changes: Changes,
  options: ClaimFacts & { readonly leaseId: string; readonly now: Instant },
): { readonly moved: number; readonly requests: readonly ClaimedRequest[] } {
  let moved = 0;
  const requests: ClaimedRequest[] = [];
  for (const locked of options.heads) {
    const sends: Send[] = [];
    const handled: EnrollmentRecord[] = [];
    for (const { facts, plan } of locked.planned) {
      if (plan.action === "send") {
        sends.push({ facts, step: plan.step, missed: plan.missed });
        continue;
      }
      const history = options.histories.get(facts.enrollment.id) ?? emptyHistory;
      handled.push(applyPlan(changes, { facts, plan, history }));
    }
    moved += handled.length;
    const { allotment, claimed } = claimSends(engine, changes, { ...options, locked, sends });
    requests.push(...claimed);
    const going = claimed.flatMap(({ deliveries }) =>
      deliveries.map(({ enrollmentId }) => enrollmentId),
    );
    updateHead(changes, { locked, allotment, handled, going });
  }
  return { moved, requests };
}

function claimSends(
  engine: Engine,
  changes: Changes,
  options: {
    readonly locked: LockedHead;
    readonly sends: readonly Send[];
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

function claimGroups(
  engine: Engine,
  changes: Changes,
  options: {
    readonly locked: LockedHead;
    readonly going: readonly Send[];
    readonly channel: PushChannel;
    readonly sender: SenderRecord;
    readonly leaseId: string;
  },
): readonly ClaimedRequest[] {
  const { channel, sender, leaseId, locked } = options;
  const groups = groupRequests(options.going, {
    keyOf: ({ step }) => step.kind,
    batchSizeOf: () => channel.batchSize,
  });
  return groups.flatMap((group): ClaimedRequest[] => {
    const requestKey = changes.newId();
    const members = group.flatMap(({ facts, step }, requestPosition) => {
      const kind = engine.kinds.get(step.kind);
      const content = facts.message?.content;
      if (!kind || !content) return [];
      const capacity = { scope: senderScope(sender.id), period: locked.day.period };
      const delivery = claimDelivery(changes, {
        facts,
        step,
        kind,
        channel,
        sender,
        leaseId,
        requestKey,
        requestPosition,
        capacity,
      });
      return [{ delivery, content }];
    });
    if (members.length === 0) return [];
    const deliveries = members.map(({ delivery }) => delivery);
    return [{ channel, request: toSendRequest(members), deliveries }];
  });
}

/** A hold on the sender without an end blocks until someone ends it. */
const NEVER = Date.UTC(9999, 11, 31);

function pausedUntil({ senderHold }: EnrollmentFacts, now: Instant): Instant | null {
  if (senderHold === null) return null;
  if (senderHold.until === null) return NEVER;
  return senderHold.until > now ? senderHold.until : null;
}

function updateHead(
  changes: Changes,
  options: {
    readonly locked: LockedHead;
    readonly allotment: Allotment;
    /** Moved without a send, as they will be. */
    readonly handled: readonly EnrollmentRecord[];
    /** Ids of enrollments whose message goes now. */
    readonly going: readonly string[];
  },
): void {
  const { locked, allotment, handled, going } = options;
  const dues = handled.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
  changes.heads.push({
    tenantId: locked.head.tenantId,
    senderId: locked.head.senderId,
    fromVersion: locked.head.version,
    gapUntil: allotment.gapUntil,
    nextFreeAt: allotment.nextFreeAt,
    blockedBy: allotment.blockedBy,
    handledIds: [...handled.map(({ id }) => id), ...going],
    handledDueAt: dues.length > 0 ? Math.min(...dues) : null,
  });
}
