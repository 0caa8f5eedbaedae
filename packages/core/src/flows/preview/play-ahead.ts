import TinyQueue from "tinyqueue";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import { lanes } from "../../contracts/store/records/enrollment-record.ts";
import { planAfter } from "../../sequence/plan-after.ts";
import { planEnrollment } from "../../sequence/plan-enrollment.ts";
import type { StepPlan } from "../../sequence/plan-step.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { type PlannedQueue, takeSend, wakesAt } from "./planned-queue.ts";

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

/**
 * Plays queues ahead by the worker's own planner and limits, as if every message were approved, every
 * send accepted and nobody answered: one instant after the other over all queues, each queue in the
 * order in which a look reads it. Nothing is read or written.
 */
export function playAhead(
  queues: readonly PlannedQueue[],
  { until, tell }: { readonly until: Instant; readonly tell: PlanTellings },
): void {
  const wakes = new TinyQueue<Wake>([], (one, other) => one.at - other.at);
  const sleep = (queue: PlannedQueue) => {
    const at = wakesAt(queue);
    if (at !== null) wakes.push({ queue, at });
  };
  for (const queue of queues) sleep(queue);
  for (let wake = wakes.pop(); wake && wake.at <= until; wake = wakes.pop()) {
    playInstant(wake.queue, wake.at, tell);
    sleep(wake.queue);
  }
  for (const { due, later, blockedBy } of queues) {
    const blocked =
      blockedBy === "sender-paused" || blockedBy === "sender-cap" ? blockedBy : "later";
    for (const contact of due.data) if (contact.wanted) tell.stuck(contact, blocked);
    for (const contact of later.data) if (contact.wanted) tell.stuck(contact, "later");
  }
}

/** All that one queue does at one instant. */
function playInstant(queue: PlannedQueue, now: Instant, tell: PlanTellings): void {
  for (;;) {
    for (let next = queue.later.peek(); next && next.dueAt <= now; next = queue.later.peek()) {
      queue.later.pop();
      queue.due.push(next);
    }
    const contact = queue.nextFreeAt <= now ? queue.due.pop() : undefined;
    if (!contact) return;
    playContact(queue, contact, now, tell);
  }
}

function playContact(
  queue: PlannedQueue,
  contact: PlannedContact,
  now: Instant,
  tell: PlanTellings,
): void {
  const { facts, context, stepKey, dueAt, anchorAt, state } = contact;
  const enrollment = { ...facts.enrollment, stepKey, dueAt, anchorAt, state };
  const plan = planEnrollment(
    { ...facts, enrollment },
    { ...context, now, senderFreeAt: queue.nextFreeAt },
  );
  switch (plan.action) {
    case "send":
      return playSend(queue, contact, { now, stepKey: plan.step.key }, tell);
    case "schedule":
      return putBack(queue, contact, { ...plan.plan, state: "scheduled" }, tell);
    case "wait":
      if (plan.dueAt !== null)
        return putBack(queue, contact, { stepKey, dueAt: plan.dueAt, state: "waiting" }, tell);
      if (contact.wanted) tell.stuck(contact, plan.reason);
      return;
    case "skip":
      return goOn(queue, contact, { now, next: plan.next }, tell);
    case "write":
    case "stop":
    case "complete":
  }
}

function playSend(
  queue: PlannedQueue,
  contact: PlannedContact,
  { now, stepKey }: { readonly now: Instant; readonly stepKey: string },
  tell: PlanTellings,
): void {
  const { senderId } = queue;
  // The seed of the claim, so that the gap is the one that will be.
  const jitter = seededFraction(`${senderId}/${contact.enrollmentId}/${stepKey}`);
  if (!takeSend(queue, now, jitter)) {
    queue.due.push(contact);
    return;
  }
  if (contact.wanted) tell.send(contact, { stepKey, at: now, senderId });
  const { steps, calendar } = contact.context;
  goOn(
    queue,
    contact,
    { now, next: planAfter(stepKey, { steps, anchor: now, now, calendar }) },
    tell,
  );
}

/** To the next step, if there is one. */
function goOn(
  queue: PlannedQueue,
  contact: PlannedContact,
  { now, next }: { readonly now: Instant; readonly next: StepPlan | null },
  tell: PlanTellings,
): void {
  if (!next) return;
  contact.lane = lanes.followUp;
  contact.anchorAt = now;
  putBack(queue, contact, { ...next, state: "scheduled" }, tell);
}

function putBack(
  queue: PlannedQueue,
  contact: PlannedContact,
  { stepKey, dueAt, state }: Pick<PlannedContact, "stepKey" | "state"> & Pick<StepPlan, "dueAt">,
  tell: PlanTellings,
): void {
  contact.stepKey = stepKey;
  contact.state = state;
  if (dueAt === null) {
    if (contact.wanted) tell.stuck(contact, "no-window");
    return;
  }
  contact.dueAt = dueAt;
  queue.later.push(contact);
}
