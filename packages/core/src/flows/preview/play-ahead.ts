import TinyQueue from "tinyqueue";
import { laneRules } from "../../capacity/lane-rules.ts";
import { engineQueueId } from "../../contracts/store/records/enrollment-record.ts";
import type { Instant } from "../../model/instant.ts";
import { lookDepth } from "../dispatch/look-depth.ts";
import { playContact, type Turn } from "./play-contact.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { listQueue, type Play, type PlanTellings, tellStuck, type Wake } from "./planned-play.ts";
import { type PlannedQueue, popNext } from "./planned-queue.ts";
import type { PreviewGround } from "./take-send.ts";

/** As many as a worker looks at together. */
const LOOK = 100;

/**
 * Plays queues ahead by the worker's own planner and limits, as if every message were approved, every
 * send accepted and nobody answered: one instant after the other over all queues, each queue in the
 * order in which a look reads it. Nothing is read or written.
 */
export function playAhead(
  queues: ReadonlyMap<string, PlannedQueue>,
  options: PreviewGround & { readonly tell: PlanTellings; readonly until: Instant },
): void {
  const { until, ...ground } = options;
  const wakes = new TinyQueue<Wake>([], inTurn);
  const play: Play = { ...ground, queues, wakes };
  for (const queue of queues.values()) listQueue(play, queue);
  for (let wake = wakes.pop(); wake && wake.at <= until; wake = wakes.pop()) {
    const { queue, at } = wake;
    // It was listed for an earlier instant since.
    if (at !== queue.listedAt) continue;
    playInstant(play, queue, at);
    queue.listedAt = Number.POSITIVE_INFINITY;
    listQueue(play, queue);
  }
  for (const { due, later, toBegin, blockedBy } of queues.values()) {
    for (const contact of toBegin.data) tellStuck(play, contact, "sender-wip");
    for (const contact of due.data) tellStuck(play, contact, blockedBy ?? "later");
    for (const contact of later.data) tellStuck(play, contact, "later");
  }
}

/**
 * Of queues that wake at the same instant the one with the lower id is first, and the engine's last: what
 * one claim passes there, the next look finds in its sender's queue.
 */
function inTurn(one: Wake, other: Wake): number {
  return (
    one.at - other.at ||
    Number(isEngine(one)) - Number(isEngine(other)) ||
    (one.queue.head.senderId < other.queue.head.senderId ? -1 : 1)
  );
}

function isEngine({ queue }: Wake): boolean {
  return queue.head.senderId === engineQueueId;
}

/**
 * All that one queue does at one instant, look by look. Once its sender may send no more, the rest of the
 * look is still planned, as a claim does: whose window is over goes to the next one.
 */
function playInstant(play: Play, queue: PlannedQueue, now: Instant): void {
  const passed: PlannedContact[] = [];
  let depth: number = lookDepth.first;
  while (queue.nextFreeAt <= now && playLook(play, queue, { now, depth, passed })) {
    depth = lookDepth.after(depth);
  }
  for (const contact of passed) queue.due.push(contact);
}

/** Whether there was anyone to look at. */
function playLook(
  play: Play,
  queue: PlannedQueue,
  { now, depth, passed }: Pick<Turn, "now" | "passed"> & { readonly depth: number },
): boolean {
  for (let next = queue.later.peek(); next && next.wakeAt <= now; next = queue.later.peek()) {
    queue.later.pop();
    queue.due.push(next);
  }
  queue.looks += 1;
  const isSpaced = queue.limits !== null && queue.limits.gap + queue.limits.gapJitter > 0;
  const look = isSpaced ? readSpaced(queue, now, depth) : readInTurn(queue, now);
  const waiting: PlannedContact[] = [];
  const freed: string[] = [];
  let read = 0;
  for (const contact of look) {
    if (contact.state === "pending") queue.pending -= 1;
    playContact(play, { queue, contact, now, look: queue.looks, passed, waiting, freed });
    read += 1;
  }
  for (const contact of waiting) queue.toBegin.push(contact);
  if (waiting.length > 0) queue.mayBeginSince = null;
  for (const senderId of freed) free(play, { tenantId: queue.head.tenantId, senderId, now });
  return read > 0;
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

/**
 * A contact in progress ended: whose turn it is to begin is seen by the next look, which comes at once, as
 * what blocks the sender beyond its gap is lifted with it.
 */
function free(
  play: Play,
  { now, ...key }: { readonly tenantId: string; readonly senderId: string; readonly now: Instant },
): void {
  play.capacity.countProgress(key, -1);
  const queue = play.queues.get(key.senderId);
  if (!queue) return;
  queue.mayBeginSince ??= now;
  queue.fullSince = null;
  queue.nextFreeAt = queue.gapUntil;
  queue.blockedBy = null;
  listQueue(play, queue);
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
