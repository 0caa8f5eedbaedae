import type { Instant } from "../model/instant.ts";
import type { CapacityBook } from "./create-capacity-book.ts";
import { isSpaced } from "./is-spaced.ts";
import type { CapReason, Limit } from "./limit.ts";
import type { SendOrder } from "./send-order.ts";

export interface Allotment<Send> {
  /** Go now, in their order. */
  readonly going: readonly Send[];
  /** Met a limit of their own, which is full until `by.freeAt`. */
  readonly held: readonly { readonly send: Send; readonly by: Limit }[];
  readonly gapUntil: Instant;
  readonly nextFreeAt: Instant;
  readonly blockedBy: CapReason | "sender-paused" | null;
}

/**
 * Which of one queue's wanted sends go now, in their order, and when its sender is free again. A met
 * limit of the whole sender ends it: the rest of the queue is not touched, only the head moves. A
 * send that meets a narrower limit of its own is held, and the next one is asked. With a gap it is
 * one at a time. Takes what goes from the book, so that the queues of a batch share what is left.
 */
export function allotSends<Send extends { readonly limits: readonly Limit[] }>(options: {
  readonly sends: readonly Send[];
  /** Default: as they stand. */
  readonly order?: SendOrder<Send> | undefined;
  /** Of the whole sender: its own, its domain's, its tenant's. */
  readonly limits: readonly Limit[];
  readonly book: CapacityBook;
  readonly now: Instant;
  /** End of the gap so far. */
  readonly gapUntil: Instant;
  /** Milliseconds between two messages of the sender. */
  readonly gap: number;
  /** At most this many milliseconds more. */
  readonly gapJitter: number;
  /** In [0, 1); seeded by what goes, so that a preview equals the run. */
  readonly jitterOf: (send: Send) => number;
  /** A hold on the sender that is in force. */
  readonly pausedUntil: Instant | null;
}): Allotment<Send> {
  const { sends, limits, book, now, gapUntil } = options;
  const none = { going: [], held: [] };
  if (options.pausedUntil !== null) {
    const nextFreeAt = Math.max(options.pausedUntil, gapUntil);
    return { ...none, gapUntil, nextFreeAt, blockedBy: "sender-paused" };
  }
  if (gapUntil > now) return { ...none, gapUntil, nextFreeAt: gapUntil, blockedBy: null };
  const { going, held } = choose(sends, { ...options, limits, book });
  const [first] = going;
  const newGapUntil = first ? now + spacingAfter(first, options) : gapUntil;
  const by = findMet(limits, book);
  return {
    going,
    held,
    gapUntil: newGapUntil,
    nextFreeAt: by ? Math.max(by.freeAt, newGapUntil) : newGapUntil,
    blockedBy: by?.reason ?? null,
  };
}

function choose<Send extends { readonly limits: readonly Limit[] }>(
  sends: readonly Send[],
  options: {
    readonly order?: SendOrder<Send> | undefined;
    readonly limits: readonly Limit[];
    readonly book: CapacityBook;
    readonly gap: number;
    readonly gapJitter: number;
  },
): Pick<Allotment<Send>, "going" | "held"> {
  const { limits, book, order } = options;
  const most = isSpaced(options) ? 1 : Number.POSITIVE_INFINITY;
  const going: Send[] = [];
  const held: { send: Send; by: Limit }[] = [];
  const inOrder = sends.values();
  for (;;) {
    const send = order ? order.next() : inOrder.next().value;
    if (send === undefined) break;
    if (going.length >= most || findMet(limits, book)) break;
    const by = findMet(send.limits, book);
    if (by) {
      held.push({ send, by });
      continue;
    }
    book.take([...limits, ...send.limits]);
    going.push(send);
    order?.went(send);
  }
  return { going, held };
}

/** Of several that are met, the one that is free last. */
function findMet(limits: readonly Limit[], book: CapacityBook): Limit | undefined {
  let last: Limit | undefined;
  for (const limit of limits) {
    if (!book.hasLeft(limit) && (!last || limit.freeAt > last.freeAt)) last = limit;
  }
  return last;
}

function spacingAfter<Send>(
  send: Send,
  options: {
    readonly gap: number;
    readonly gapJitter: number;
    readonly jitterOf: (send: Send) => number;
  },
): number {
  return options.gap + Math.floor(options.gapJitter * options.jitterOf(send));
}
