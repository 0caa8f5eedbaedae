import { laneRules } from "../../capacity/lane-rules.ts";
import { waitsAlone } from "../../capacity/waits-alone.ts";
import { evaluateCondition } from "../../campaign/evaluate-condition.ts";
import type { MessageStep } from "../../model/campaign-definition.ts";
import type { Condition } from "../../model/condition.ts";
import type { Instant } from "../../model/instant.ts";
import { planAfter } from "../../sequence/plan-after.ts";
import { type PlanFacts, planEnrollment } from "../../sequence/plan-enrollment.ts";
import type { StepPlan } from "../../sequence/plan-step.ts";
import { queueOfStep } from "../../sequence/queue-of-step.ts";
import { never } from "../../model/never.ts";
import { liftBreaker } from "./lift-breaker.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { listQueue, type Play, tellStuck } from "./planned-play.ts";
import type { PlannedQueue } from "./planned-queue.ts";
import { takeSend } from "./take-send.ts";

/** One contact in one look. */
export interface Turn {
  readonly queue: PlannedQueue;
  readonly contact: PlannedContact;
  readonly now: Instant;
  /** Which look of its queue it is. */
  readonly look: number;
  /** Who could go and may not at this instant: back into the line at its end. */
  readonly passed: PlannedContact[];
  /** Who may begin only after an end: to those that wait for one, once the look is over. */
  readonly waiting: PlannedContact[];
  /** The senders whose contacts in progress ended: others may begin from the next look on. */
  readonly freed: string[];
}

/** Plans one contact, and does what comes of it. */
export function playContact(play: Play, turn: Turn): void {
  const { queue, contact, now } = turn;
  const { context, task, stepKey } = contact;
  const holds = (condition: Condition) => holdsOf(contact, condition);
  const plan = planEnrollment(factsOf(contact), {
    ...context,
    now,
    task,
    holds,
    hasReachedGoal: () => context.exitOn !== undefined && holds(context.exitOn),
    senderFreeAt: Math.max(queue.nextFreeAt, contact.heldUntil, queue.streams.freeAt(contact)),
  });
  switch (plan.action) {
    case "send":
      return playSend(play, turn, plan.step);
    case "schedule":
      return putBack(play, turn, { ...plan.plan, state: "scheduled" });
    case "wait":
      if (plan.deadlineAt !== undefined) contact.deadlineAt = plan.deadlineAt;
      if (plan.dueAt === null) return tellStuck(play, contact, plan.reason);
      return putBack(play, turn, { stepKey, dueAt: plan.dueAt, state: "waiting" });
    case "assign":
      contact.task = { state: "open", closedAt: null, skipAt: plan.deadlineAt };
      contact.deadlineAt = plan.deadlineAt;
      if (plan.deadlineAt === null) return tellStuck(play, contact, "awaiting-task");
      return putBack(play, turn, { stepKey, dueAt: plan.deadlineAt, state: "waiting" });
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
      return end(contact, turn.freed);
  }
}

/** In place: a long preview asks millions of times, and nobody keeps the answer. */
function factsOf(contact: PlannedContact): PlanFacts {
  const { enrollment } = contact.facts;
  enrollment.stepKey = contact.stepKey;
  enrollment.dueAt = contact.dueAt;
  enrollment.anchorAt = contact.anchorAt;
  enrollment.state = contact.state;
  enrollment.senderId = contact.senderId;
  enrollment.deadlineAt = contact.deadlineAt;
  enrollment.fallbacks = contact.fallbacks;
  return contact.facts;
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
    for (const lifted of play.queues.values()) listQueue(play, lifted);
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
    turn.waiting.push(contact);
    queue.fullSince ??= turn.look;
    return;
  }
  if (waitsAlone(contact, by)) {
    const dueAt = by.line ? play.capacity.lines.join(by.line) : by.freeAt;
    if (by.reason === "sender-cap") contact.isInLine = true;
    return putBack(play, turn, { stepKey: contact.stepKey, dueAt, state: "waiting" });
  }
  // Only a person resets it, and that is not foreseen.
  if (by.freeAt === never) return tellStuck(play, contact, by.reason);
  queue.streams.hold(contact, by, turn.look);
  contact.wakeAt = by.freeAt;
  queue.later.push(contact);
}

/** To the next step, if there is one. */
function goOn(play: Play, turn: Turn, next: StepPlan | null, anchorAt = turn.now): void {
  const { contact } = turn;
  if (!next) return end(contact, turn.freed);
  contact.lane = laneRules.followUp(contact.lane);
  contact.anchorAt = anchorAt;
  contact.deadlineAt = null;
  contact.task = null;
  contact.isInLine = false;
  putBack(play, turn, { ...next, state: "scheduled" });
}

/** Its sequence is over: if it was a contact in progress, its sender may begin with another. */
function end(contact: PlannedContact, freed: string[]): void {
  if (contact.progressOf !== null) freed.push(contact.progressOf);
  contact.progressOf = null;
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
  if (step) contact.senderId = queueOfStep(step, factsOf(contact).enrollment);
  const queue = play.queues.get(contact.senderId);
  if (!queue) return tellStuck(play, contact, "no-sender");
  queue.later.push(contact);
  listQueue(play, queue);
}
