import TinyQueue from "tinyqueue";
import { allotSends } from "../../capacity/allot-sends.ts";
import type { SenderLimits } from "../../capacity/resolve-sender-limits.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import type { SenderDay } from "../dispatch/sender-day.ts";
import type { PlannedContact } from "./planned-contact.ts";

/** The queue of one sender while it is played ahead, with what its head row and buckets hold. */
export interface PlannedQueue {
  readonly senderId: string;
  readonly limits: SenderLimits;
  readonly dayOf: (now: Instant) => SenderDay;
  /** End of a hold on the sender; null: none, or it has ended. */
  readonly pausedUntil: Instant | null;
  /** Not due yet. */
  readonly later: TinyQueue<PlannedContact>;
  /** Due, in the order in which the queue is read. */
  readonly due: TinyQueue<PlannedContact>;
  day: SenderDay;
  used: number;
  gapUntil: Instant;
  nextFreeAt: Instant;
  blockedBy: WaitingReason | null;
}

export function createPlannedQueue(
  options: Pick<
    PlannedQueue,
    "senderId" | "limits" | "dayOf" | "pausedUntil" | "gapUntil" | "nextFreeAt" | "used"
  > & { readonly now: Instant },
): PlannedQueue {
  const { now, ...queue } = options;
  return {
    ...queue,
    day: queue.dayOf(now),
    blockedBy: null,
    later: new TinyQueue<PlannedContact>([], (one, other) => one.dueAt - other.dueAt),
    due: new TinyQueue<PlannedContact>([], inOrder),
  };
}

/** Follow-ups first, then the older due time, then the id: as a look reads its candidates. */
function inOrder(one: PlannedContact, other: PlannedContact): number {
  if (one.lane !== other.lane) return one.lane - other.lane;
  if (one.dueAt !== other.dueAt) return one.dueAt - other.dueAt;
  return one.enrollmentId < other.enrollmentId ? -1 : 1;
}

/** When something happens in the queue next; null: never again. */
export function wakesAt(queue: PlannedQueue): Instant | null {
  const dueAt = queue.due.length > 0 ? queue.nextFreeAt : (queue.later.peek()?.dueAt ?? null);
  return dueAt === null ? null : Math.max(dueAt, queue.nextFreeAt);
}

/** Takes one send out of what the sender may still do; false: not now. */
export function takeSend(queue: PlannedQueue, now: Instant, jitter: number): boolean {
  if (now >= queue.day.nextDayAt) {
    queue.day = queue.dayOf(now);
    queue.used = 0;
  }
  const allotment = allotSends({
    wanted: 1,
    used: queue.used,
    limits: queue.limits,
    now,
    gapUntil: queue.gapUntil,
    nextDayAt: queue.day.nextDayAt,
    pausedUntil: queue.pausedUntil !== null && queue.pausedUntil > now ? queue.pausedUntil : null,
    jitter,
  });
  queue.used += allotment.count;
  queue.gapUntil = allotment.gapUntil;
  queue.nextFreeAt = allotment.nextFreeAt;
  queue.blockedBy = allotment.blockedBy;
  return allotment.count > 0;
}
