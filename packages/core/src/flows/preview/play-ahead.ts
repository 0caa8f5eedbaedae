import TinyQueue from "tinyqueue";
import { laneRules } from "../../capacity/lane-rules.ts";
import { waitsAlone } from "../../capacity/waits-alone.ts";
import { evaluateCondition } from "../../campaign/evaluate-condition.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { Condition } from "../../model/condition.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import { engineQueueId } from "../../contracts/store/records/enrollment-record.ts";
import { planAfter } from "../../sequence/plan-after.ts";
import { type PlanFacts, planEnrollment } from "../../sequence/plan-enrollment.ts";
import type { StepPlan } from "../../sequence/plan-step.ts";
import { queueOfStep } from "../../sequence/queue-of-step.ts";
import { never } from "../../model/never.ts";
import { liftBreaker } from "./lift-breaker.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { type PlannedQueue, popNext, wakesAt } from "./planned-queue.ts";
import { type PreviewGround, takeSend } from "./take-send.ts";

/** What is told of the contacts of the campaign that is looked at. */
export interface PlanTellings {
  send(
    contact: PlannedContact,
    send: { readonly stepKey: string; readonly at: Instant; readonly senderId: string },
  ): void;
  /** Nothing more can be planned for it. */
  stuck(contact: PlannedContact, reason: WaitingReason | "later"): void;
}

interface Wake {
  readonly queue: PlannedQueue;
  readonly at: Instant;
}

interface Play extends PreviewGround {
  readonly queues: ReadonlyMap<string, PlannedQueue>;
  readonly wakes: TinyQueue<Wake>;
  readonly tell: PlanTellings;
}

/** One contact at one instant. */
interface Turn {
  readonly queue: PlannedQueue;
  readonly contact: PlannedContact;
  readonly now: Instant;
  /** Who could go and may not at this instant: back into the line at its end. */
  readonly passed: PlannedContact[];
}

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
  for (const queue of queues.values()) list(play, queue);
  for (let wake = wakes.pop(); wake && wake.at <= until; wake = wakes.pop()) {
    const { queue, at } = wake;
    // It was listed for an earlier instant since.
    if (at !== queue.listedAt) continue;
    playInstant(play, queue, at);
    queue.listedAt = Number.POSITIVE_INFINITY;
    list(play, queue);
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

function list({ wakes }: Play, queue: PlannedQueue): void {
  const at = wakesAt(queue);
  if (at === null || at >= queue.listedAt) return;
  queue.listedAt = at;
  wakes.push({ queue, at });
}

/** As many as a worker looks at together. */
const LOOK = 100;

/**
 * All that one queue does at one instant. Once its sender may send no more, the rest of the look is still
 * planned, as a claim does: whose window is over goes to the next one.
 */
function playInstant(play: Play, queue: PlannedQueue, now: Instant): void {
  const passed: PlannedContact[] = [];
  const looks = queue.limits !== null && queue.limits.gap + queue.limits.gapJitter > 0 ? 1 : LOOK;
  for (let looked = 0; ; looked += 1) {
    for (let next = queue.later.peek(); next && next.wakeAt <= now; next = queue.later.peek()) {
      queue.later.pop();
      queue.due.push(next);
    }
    const isBlocked = queue.nextFreeAt > now;
    if (isBlocked && (looked === 0 || looked >= looks)) break;
    const contact = popNext(queue, now);
    if (!contact) break;
    if (queue.streams.isHeld(contact, now)) {
      contact.wakeAt = queue.streams.freeAt(contact);
      queue.later.push(contact);
      continue;
    }
    playContact(play, { queue, contact, now, passed });
  }
  for (const contact of passed) queue.due.push(contact);
}

function playContact(play: Play, turn: Turn): void {
  const { queue, contact, now } = turn;
  const { context, task, facts } = contact;
  const holds = (condition: Condition) => holdsOf(contact, condition);
  const plan = planEnrollment(
    { ...facts, enrollment: enrollmentOf(contact) },
    {
      ...context,
      now,
      task,
      holds,
      hasReachedGoal: () => context.exitOn !== undefined && holds(context.exitOn),
      senderFreeAt: Math.max(queue.nextFreeAt, contact.heldUntil, queue.streams.freeAt(contact)),
    },
  );
  switch (plan.action) {
    case "send":
      return playSend(play, turn, plan.step);
    case "schedule":
      return putBack(play, turn, { ...plan.plan, state: "scheduled" });
    case "wait":
      if (plan.deadlineAt !== undefined) contact.deadlineAt = plan.deadlineAt;
      if (plan.dueAt === null) return tellStuck(play, contact, plan.reason);
      return putBack(play, turn, { ...contact, dueAt: plan.dueAt, state: "waiting" });
    case "assign":
      contact.task = { state: "open", closedAt: null, skipAt: plan.deadlineAt };
      contact.deadlineAt = plan.deadlineAt;
      if (plan.deadlineAt === null) return tellStuck(play, contact, "awaiting-task");
      return putBack(play, turn, { ...contact, dueAt: plan.deadlineAt, state: "waiting" });
    case "fall-back":
      contact.fallbacks = { ...contact.fallbacks, [plan.step.key]: plan.step.kind };
      return putBack(play, turn, { stepKey: plan.step.key, dueAt: now, state: "scheduled" });
    case "skip":
      contact.history?.fates.push({ stepKey: plan.stepKey, fate: "skipped" });
      return goOn(play, turn, plan.next, plan.anchorAt);
    case "pass":
      contact.history?.fates.push({ stepKey: plan.stepKey, fate: "passed" });
      return goOn(play, turn, plan.next, plan.anchorAt);
    case "write":
    case "stop":
    case "complete":
      return end(play, turn);
  }
}

function enrollmentOf(contact: PlannedContact): PlanFacts["enrollment"] {
  const { facts, stepKey, dueAt, anchorAt, state, senderId, deadlineAt, fallbacks } = contact;
  return { ...facts.enrollment, stepKey, dueAt, anchorAt, state, senderId, deadlineAt, fallbacks };
}

/** What has not happened yet does not happen: an event that is waited for does not come. */
function holdsOf({ history, enrollmentId }: PlannedContact, condition: Condition): boolean {
  if (history) return evaluateCondition(condition, history);
  throw new Error(`What happened to enrollment ${enrollmentId} was not read.`);
}

function playSend(play: Play, turn: Turn, step: MessageStep): void {
  const { queue, contact, now } = turn;
  if (queue.nextFreeAt > now) {
    turn.passed.push(contact);
    return;
  }
  const taken = takeSend(play, { ...turn, step });
  switch (taken.outcome) {
    case "blocked":
      turn.passed.push(contact);
      return;
    case "held":
      return holdContact(play, turn, taken);
    case "goes":
  }
  contact.isFirst = false;
  queue.due.passTurn(contact);
  const { senderId } = queue.head;
  if (contact.wanted) play.tell.send(contact, { stepKey: step.key, at: now, senderId });
  contact.history?.fates.push({ stepKey: step.key, fate: "sent" });
  for (const scope of taken.closes) {
    liftBreaker(play.queues.values(), scope, now);
    for (const lifted of play.queues.values()) list(play, lifted);
  }
  const { steps, calendar } = contact.context;
  goOn(play, turn, planAfter(step.key, { steps, anchor: now, now, calendar }));
}

/** A campaign's cap holds the stream it stands in; before a recipient domain's rate it takes a place in line. */
function holdContact(
  play: Play,
  turn: Turn,
  { by }: Extract<ReturnType<typeof takeSend>, { readonly outcome: "held" }>,
): void {
  const { queue, contact, now } = turn;
  if (by.reason === "sender-wip") {
    if (!laneRules.isNew(contact.lane)) {
      contact.lane = laneRules.asNew(contact.lane);
      contact.state = "waiting";
      contact.dueAt = now;
    }
    queue.toBegin.push(contact);
    queue.mayBeginSince = null;
    return;
  }
  if (waitsAlone(contact, by)) {
    const dueAt = by.line ? play.capacity.lines.join(by.line) : by.freeAt;
    if (by.reason === "sender-cap") contact.isInLine = true;
    return putBack(play, turn, { stepKey: contact.stepKey, dueAt, state: "waiting" });
  }
  // Only a person resets it, and that is not foreseen.
  if (by.freeAt === never) return tellStuck(play, contact, by.reason);
  queue.streams.hold(contact, by, now);
  contact.wakeAt = by.freeAt;
  queue.later.push(contact);
}

/** To the next step, if there is one. */
function goOn(play: Play, turn: Turn, next: StepPlan | null, anchorAt = turn.now): void {
  if (!next) return end(play, turn);
  const { contact } = turn;
  contact.lane = laneRules.followUp(contact.lane);
  contact.anchorAt = anchorAt;
  contact.deadlineAt = null;
  contact.task = null;
  contact.isInLine = false;
  putBack(play, turn, { ...next, state: "scheduled" });
}

/** Its sequence is over: if it was a contact in progress, its sender may begin with another. */
function end(play: Play, { queue: { head }, contact, now }: Turn): void {
  const { progressOf } = contact;
  if (progressOf === null) return;
  contact.progressOf = null;
  play.capacity.countProgress({ tenantId: head.tenantId, senderId: progressOf }, -1);
  const queue = play.queues.get(progressOf);
  if (!queue) return;
  queue.mayBeginSince ??= now;
  list(play, queue);
}

/** Into the queue of its step, which may be another one. */
function putBack(
  play: Play,
  { contact }: Turn,
  { stepKey, dueAt, state }: Pick<PlannedContact, "stepKey" | "state"> & Pick<StepPlan, "dueAt">,
): void {
  contact.stepKey = stepKey;
  contact.state = state;
  if (dueAt === null) return tellStuck(play, contact, "no-window");
  contact.dueAt = dueAt;
  contact.wakeAt = dueAt;
  const step = contact.context.stepsByKey.get(stepKey ?? "");
  if (step) contact.senderId = queueOfStep(step, enrollmentOf(contact));
  const queue = play.queues.get(contact.senderId);
  if (!queue) return tellStuck(play, contact, "no-sender");
  queue.later.push(contact);
  list(play, queue);
}

function tellStuck({ tell }: Play, contact: PlannedContact, reason: WaitingReason | "later"): void {
  if (contact.wanted) tell.stuck(contact, reason);
}
