import { isSpaced } from "../../capacity/is-spaced.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { Instant } from "../../model/instant.ts";
import { lookDepth } from "../dispatch/look-depth.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { type PlannedQueue, popNext } from "./planned-queue.ts";

/** As many as a worker looks at together. */
const LOOK = 100;

/** Takes out of a queue whom one look of a worker takes, one after the other, as they are planned. */
export function readLook(
  queue: PlannedQueue,
  now: Instant,
  /** Behind a gap: see `lookDepth`. */
  depth: number,
): Iterable<PlannedContact> {
  const { limits } = queue;
  return limits !== null && isSpaced(limits)
    ? readSpaced(queue, now, depth)
    : readInTurn(queue, now);
}

/** One after the other: who is next may depend on who went. */
function* readInTurn(
  queue: PlannedQueue,
  now: Instant,
  most: number = LOOK,
): Iterable<PlannedContact> {
  for (let read = 0; read < most; read += 1) {
    const contact = popOpen(queue, now);
    if (!contact) return;
    yield contact;
  }
}

/** Behind a gap a few are read: of them go on those that only want planning, and the first of the others. */
function readSpaced(queue: PlannedQueue, now: Instant, depth: number): Iterable<PlannedContact> {
  const { due } = queue;
  // Most looks: all are planned, and the order of those that are read is that of the line.
  if (queue.pending === 0 && !due.isMixed) return readInTurn(queue, now, depth);
  const found = due.readAhead(() => {
    const ahead: PlannedContact[] = [];
    for (const contact of readInTurn(queue, now, lookDepth.candidates(depth))) {
      ahead.push(contact);
      due.passTurn(contact);
    }
    return ahead;
  });
  const sendable = found.filter(({ state }) => state !== "pending");
  for (const contact of sendable.splice(depth)) due.push(contact);
  return inOrder(due, [...sendable, ...found.filter(({ state }) => state === "pending")]);
}

/** Each time the first of those that are left: a ratio moves on with each that goes. */
function* inOrder(
  due: PlannedQueue["due"],
  contacts: readonly PlannedContact[],
): Iterable<PlannedContact> {
  const left = new Set(contacts);
  while (left.size > 0) {
    const next = [...left].reduce((one, other) => (due.compare(one, other) < 0 ? one : other));
    left.delete(next);
    yield next;
  }
}

/** Takes who is next of those whom a look before this one did not find held. */
function popOpen(queue: PlannedQueue, now: Instant): PlannedContact | undefined {
  for (let next = popNext(queue); next; next = popNext(queue)) {
    if (queue.streams.isHeld(next, now, queue.looks)) {
      next.wakeAt = queue.streams.freeAt(next);
      queue.later.push(next);
    } else if (isFullFor(queue, next)) queue.toBegin.push(next);
    else return next;
  }
  return undefined;
}

/** Whoever would begin waits for an end, and is not planned before. */
function isFullFor({ fullSince, looks }: PlannedQueue, { lane }: PlannedContact): boolean {
  return fullSince !== null && fullSince < looks && laneRules.isNew(lane);
}
