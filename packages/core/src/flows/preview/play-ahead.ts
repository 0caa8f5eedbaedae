import TinyQueue from "tinyqueue";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { Limit } from "../../capacity/limit.ts";
import type { Step } from "../../model/campaign-definition.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import { planAfter } from "../../sequence/plan-after.ts";
import { planEnrollment } from "../../sequence/plan-enrollment.ts";
import type { StepPlan } from "../../sequence/plan-step.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { type PlannedQueue, wakesAt } from "./planned-queue.ts";
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
  readonly tell: PlanTellings;
}

/** One contact at one instant. */
interface Turn {
  readonly queue: PlannedQueue;
  readonly contact: PlannedContact;
  readonly now: Instant;
}

/**
 * Plays queues ahead by the worker's own planner and limits, as if every message were approved, every
 * send accepted and nobody answered: one instant after the other over all queues, each queue in the
 * order in which a look reads it. Nothing is read or written.
 */
export function playAhead(
  queues: readonly PlannedQueue[],
  { until, ...play }: Play & { readonly until: Instant },
): void {
  const wakes = new TinyQueue<Wake>([], inTurn);
  const sleep = (queue: PlannedQueue) => {
    const at = wakesAt(queue);
    if (at !== null) wakes.push({ queue, at });
  };
  for (const queue of queues) sleep(queue);
  for (let wake = wakes.pop(); wake && wake.at <= until; wake = wakes.pop()) {
    playInstant(play, wake.queue, wake.at);
    sleep(wake.queue);
  }
  for (const { due, later, blockedBy } of queues) {
    for (const contact of due.data) tellStuck(play, contact, blockedBy ?? "later");
    for (const contact of later.data) tellStuck(play, contact, "later");
  }
}

/** Of queues that wake at the same instant the one with the lower id is first, as in a look. */
function inTurn(one: Wake, other: Wake): number {
  return one.at - other.at || (one.queue.head.senderId < other.queue.head.senderId ? -1 : 1);
}

/** All that one queue does at one instant. */
function playInstant(play: Play, queue: PlannedQueue, now: Instant): void {
  for (;;) {
    for (let next = queue.later.peek(); next && next.wakeAt <= now; next = queue.later.peek()) {
      queue.later.pop();
      queue.due.push(next);
    }
    const contact = queue.nextFreeAt <= now ? queue.due.pop() : undefined;
    if (!contact) return;
    playContact(play, { queue, contact, now });
  }
}

function playContact(play: Play, turn: Turn): void {
  const { queue, contact, now } = turn;
  const { facts, context, stepKey, dueAt, anchorAt, state } = contact;
  const plan = planEnrollment(
    { ...facts, enrollment: { ...facts.enrollment, stepKey, dueAt, anchorAt, state } },
    { ...context, now, senderFreeAt: Math.max(queue.nextFreeAt, contact.heldUntil) },
  );
  switch (plan.action) {
    case "send":
      return playSend(play, turn, plan.step);
    case "schedule":
      return putBack(play, turn, { ...plan.plan, state: "scheduled" });
    case "wait":
      if (plan.dueAt === null) return tellStuck(play, contact, plan.reason);
      return putBack(play, turn, { stepKey, dueAt: plan.dueAt, state: "waiting" });
    case "skip":
      return goOn(play, turn, plan.next);
    case "write":
    case "stop":
    case "complete":
  }
}

function playSend(play: Play, turn: Turn, step: Step): void {
  const { queue, contact, now } = turn;
  const taken = takeSend(play, { ...turn, step });
  switch (taken.outcome) {
    case "blocked":
      queue.due.push(contact);
      return;
    case "held":
      return holdContact(play, turn, taken);
    case "goes":
  }
  contact.isFirst = false;
  const { senderId } = queue.head;
  if (contact.wanted) play.tell.send(contact, { stepKey: step.key, at: now, senderId });
  const { steps, calendar } = contact.context;
  goOn(play, turn, planAfter(step.key, { steps, anchor: now, now, calendar }));
}

/** A campaign's cap holds it where it stands; before a recipient domain's rate it takes a place in line. */
function holdContact(
  play: Play,
  turn: Turn,
  { by, rate }: Extract<ReturnType<typeof takeSend>, { readonly outcome: "held" }>,
): void {
  const { queue, contact } = turn;
  if (waitsAlone(turn, by)) {
    const dueAt = rate ? play.capacity.lines.join(rate) : by.freeAt;
    return putBack(play, turn, { stepKey: contact.stepKey, dueAt, state: "waiting" });
  }
  contact.heldUntil = by.freeAt;
  contact.wakeAt = by.freeAt;
  queue.later.push(contact);
}

/** What is not its campaign's to wait for: see `holdSends`. */
function waitsAlone({ contact }: Turn, { reason }: Limit): boolean {
  if (reason === "new-contact-cap") return !laneRules.isNew(contact.lane);
  return reason === "domain-rate" || reason === "cool-down";
}

/** To the next step, if there is one. */
function goOn(play: Play, turn: Turn, next: StepPlan | null): void {
  if (!next) return;
  turn.contact.lane = laneRules.followUp(turn.contact.lane);
  turn.contact.anchorAt = turn.now;
  putBack(play, turn, { ...next, state: "scheduled" });
}

function putBack(
  play: Play,
  { queue, contact }: Turn,
  { stepKey, dueAt, state }: Pick<PlannedContact, "stepKey" | "state"> & Pick<StepPlan, "dueAt">,
): void {
  contact.stepKey = stepKey;
  contact.state = state;
  if (dueAt === null) return tellStuck(play, contact, "no-window");
  contact.dueAt = dueAt;
  contact.wakeAt = dueAt;
  queue.later.push(contact);
}

function tellStuck({ tell }: Play, contact: PlannedContact, reason: WaitingReason | "later"): void {
  if (contact.wanted) tell.stuck(contact, reason);
}
