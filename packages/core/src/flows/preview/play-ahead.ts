import TinyQueue from "tinyqueue";
import { engineQueueId } from "../../contracts/store/records/enrollment-record.ts";
import type { Instant } from "../../model/instant.ts";
import { lookDepth } from "../dispatch/look-depth.ts";
import { playContact, type Turn } from "./play-contact.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { listQueue, type Play, type PlanTellings, tellStuck, type Wake } from "./planned-play.ts";
import type { PlannedQueue } from "./planned-queue.ts";
import { readLook } from "./read-look.ts";
import type { PreviewGround } from "./take-send.ts";

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
  const waiting: PlannedContact[] = [];
  const freed: string[] = [];
  let read = 0;
  for (const contact of readLook(queue, now, depth)) {
    if (contact.state === "pending") queue.pending -= 1;
    playContact(play, { queue, contact, now, look: queue.looks, passed, waiting, freed });
    read += 1;
  }
  for (const contact of waiting) queue.toBegin.push(contact);
  if (waiting.length > 0) queue.mayBeginSince = null;
  for (const senderId of freed) free(play, { tenantId: queue.head.tenantId, senderId, now });
  return read > 0;
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
