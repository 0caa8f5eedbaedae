import TinyQueue from "tinyqueue";
import type { SenderLimits } from "../../capacity/resolve-sender-limits.ts";
import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import { createDueLine, type DueLine } from "./create-due-line.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { createPlannedStreams, type PlannedStreams } from "./planned-streams.ts";

/** The queue of one sender, or the engine's own, while it is played ahead. */
export interface PlannedQueue {
  readonly head: Pick<ReadyHead, "tenantId" | "senderId" | "sender" | "tenantTimeZone">;
  /** Null for the engine queue: nothing is sent from it. */
  readonly limits: SenderLimits | null;
  /** End of a hold on the sender; null: there is none. */
  readonly pausedUntil: Instant | null;
  /** Not to be looked at yet. */
  readonly later: TinyQueue<PlannedContact>;
  /** Due, in the order in which the queue is read. */
  readonly due: DueLine;
  readonly streams: PlannedStreams;
  /** Who got nothing yet and waits until a contact in progress ends, in the same order. */
  readonly toBegin: TinyQueue<PlannedContact>;
  /** Since when one of them may be asked again; null: not before an end. */
  mayBeginSince: Instant | null;
  /** The look that found its contacts in progress full; null: none did since the last end. */
  fullSince: number | null;
  gapUntil: Instant;
  nextFreeAt: Instant;
  blockedBy: WaitingReason | null;
  /** Who was never planned: they stand in the queue until then. */
  pending: number;
  /** How many times it was looked at. */
  looks: number;
  /** When it is on the list to be played; Infinity: it is not. */
  listedAt: Instant;
}

export function createPlannedQueue(
  options: Pick<PlannedQueue, "head" | "limits" | "pausedUntil" | "gapUntil" | "nextFreeAt">,
): PlannedQueue {
  const due = createDueLine();
  return {
    ...options,
    blockedBy: null,
    pending: 0,
    looks: 0,
    listedAt: Number.POSITIVE_INFINITY,
    later: new TinyQueue<PlannedContact>([], (one, other) => one.wakeAt - other.wakeAt),
    due,
    streams: createPlannedStreams(),
    toBegin: new TinyQueue<PlannedContact>([], due.compare),
    mayBeginSince: null,
    fullSince: null,
  };
}

/** Takes who is next in the queue: of those that are due, and of those that may begin. */
export function popNext(queue: PlannedQueue): PlannedContact | undefined {
  const { due, toBegin, mayBeginSince } = queue;
  const beginner = mayBeginSince === null ? undefined : toBegin.peek();
  const next = due.peek();
  if (mayBeginSince === null || !beginner) return due.pop();
  if (next && due.compare(next, beginner) < 0) return due.pop();
  toBegin.pop();
  beginner.heldUntil = Math.max(beginner.heldUntil, mayBeginSince);
  return beginner;
}

/** When something happens in the queue next; null: never again. */
export function wakesAt(queue: PlannedQueue): Instant | null {
  const { due, later, toBegin, mayBeginSince, nextFreeAt } = queue;
  if (due.length > 0) return nextFreeAt;
  const laterAt = later.peek()?.wakeAt ?? null;
  const beginAt = toBegin.length > 0 ? mayBeginSince : null;
  if (laterAt === null && beginAt === null) return null;
  const first = Math.min(laterAt ?? Infinity, beginAt ?? Infinity);
  return Math.max(first, nextFreeAt);
}
