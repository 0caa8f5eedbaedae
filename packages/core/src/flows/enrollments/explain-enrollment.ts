import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { HeadRecord, StreamBlock } from "../../contracts/store/queue-records.ts";
import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import { gateOfBreakers } from "../../capacity/gate-of-breakers.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { Instant } from "../../model/instant.ts";
import { never } from "../../model/never.ts";
import type { StopReason, WaitingReason } from "../../model/reasons.ts";
import type { ResolvedHolidays, ResolvedZone } from "../../model/weekly-schedule.ts";
import { type BreakerBlock, explainQueue } from "../../sequence/explain-queue.ts";
import type { HolidayCause } from "../../sequence/find-holiday-cause.ts";
import { findPause } from "../../sequence/find-pause.ts";
import type { Plan } from "../../sequence/plan.ts";
import { scopesOfSender } from "../breakers/scopes-of-sender.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { holdOfCampaign } from "../campaigns/hold-of-campaign.ts";
import { planFacts } from "../dispatch/plan-facts.ts";
import { withMessages } from "../dispatch/with-messages.ts";
import { withSenders } from "../dispatch/with-senders.ts";
import { noStepFacts, readStepFacts, type StepFacts } from "./read-step-facts.ts";
import type { Engine } from "../engine.ts";

/** Why an enrollment is where it is, and when that may change. */
export interface EnrollmentExplanation {
  readonly facts: EnrollmentFacts;
  readonly zone: ResolvedZone | null;
  /** Whose public holidays count; null where the schedule knows none. */
  readonly holidays: ResolvedHolidays | null;
  /** The date that holds it back, with the reason `holiday`. */
  readonly holiday: (HolidayCause & { readonly country: string | null }) | null;
  /** Null when it has ended, or when it would go at once. */
  readonly reason: WaitingReason | StopReason | null;
  /** When its step goes or is looked at next, as far as that is known; null: nobody can tell. */
  readonly nextAt: Instant | null;
  /**
   * The next instant at which any of this may change by itself: the end of a hold, the next window, the
   * sender's next free instant, a retry, the latest end of a call; now where a worker is about to. Null
   * when only a signal or a person brings it on.
   */
  readonly nextChangeAt: Instant | null;
}

/**
 * Asks the planner what it would do now, so that the answer is the one a worker would act on. Reads
 * only.
 */
export async function explainEnrollment(
  engine: Engine,
  key: { readonly tenantId: string; readonly id: string },
): Promise<EnrollmentExplanation> {
  const now = await engine.clock.now();
  return await engine.store.read(async (session) => {
    const [found] = await session.enrollments.readFacts([key]);
    if (!found) throw new NotFoundError({ entity: "enrollment", reference: key.id });
    const versionOf = await engine.versions.loadFor(session, [found]);
    const version = versionOf(found);
    if (!version)
      throw new NotFoundError({
        entity: "campaign version",
        reference: found.enrollment.versionId,
      });
    const sent = await withSenders(session, [found], versionOf);
    const [facts = found] = withMessages(sent, versionOf);
    const head = await session.enrollments.readHead(facts.enrollment);
    const stream = await session.enrollments.readStream(facts.enrollment);
    const stepFacts = await readStepFacts(session, [facts], versionOf);
    const beside = stepFacts.get(key.id) ?? noStepFacts;
    const zoned = calendarOf(facts, version);
    const known = { facts, version, head, stream, now, beside };
    const { holiday, ...explained } = explain(engine, known);
    const holidays = zoned?.holidays ?? null;
    const isOwn = holiday && version.schedule.holidays?.dates.has(holiday.epochDay);
    const country = isOwn ? null : (holidays?.country ?? null);
    return {
      facts,
      zone: zoned?.zone ?? null,
      holidays,
      holiday: holiday ? { ...holiday, country } : null,
      ...explained,
    };
  });
}

type Cause = Pick<EnrollmentExplanation, "reason" | "nextAt" | "nextChangeAt"> & {
  readonly holiday?: HolidayCause | undefined;
};

/** What changes when it goes on, and then only. */
const until = (reason: Cause["reason"], at: Instant | null): Cause => ({
  reason,
  nextAt: at,
  nextChangeAt: at,
});

function explain(
  engine: Engine,
  options: {
    readonly facts: EnrollmentFacts;
    readonly version: CompiledVersion;
    readonly head: HeadRecord | null;
    readonly stream: StreamBlock | null;
    readonly now: Instant;
    readonly beside: StepFacts;
  },
): Cause {
  const { facts, version, head, now } = options;
  const { enrollment } = facts;
  if (enrollment.state === "completed" || enrollment.state === "stopped")
    return until(enrollment.reason, null);
  const hold = holdOfCampaign(facts);
  if (hold) return until(hold.reason, hold.until);
  if (enrollment.deliveryId !== null) return explainOut(engine, facts, now);
  const breakers = breakersOf(facts, now);
  // A step that lies ahead is explained by its instant, unless a pause or a breaker will outlast that;
  // one that is due, by what the planner says.
  if (enrollment.state === "scheduled" && enrollment.dueAt !== null && enrollment.dueAt > now) {
    const pause = findPause(facts, enrollment.dueAt);
    return pause?.action === "wait"
      ? until(pause.reason, pause.dueAt)
      : (outlasting(breakers, enrollment.dueAt) ?? until(null, enrollment.dueAt));
  }
  const { stream } = options;
  const block = streamBlock(facts, stream, now);
  const freeAt = Math.max(head?.nextFreeAt ?? now, block.at);
  const { beside } = options;
  const plan = planFacts(engine, facts, { version, now, senderFreeAt: freeAt, beside });
  const asPlanned = explainPlan(plan, { ...options, breakers });
  if (plan.action !== "send")
    return (asPlanned.nextAt === null ? null : outlasting(breakers, asPlanned.nextAt)) ?? asPlanned;
  // Its place in line, for a recipient domain or a week's cap: the planner does not know of it.
  if (enrollment.state === "waiting" && isCap(enrollment.reason) && (enrollment.dueAt ?? 0) > now)
    return until(enrollment.reason, enrollment.dueAt);
  // What only a person ends lasts longer than any cap.
  if (asPlanned.reason !== null && asPlanned.nextAt === null) return asPlanned;
  const later = block.at > Math.max(now, asPlanned.nextAt ?? 0);
  return later ? until(block.reason, block.at === never ? null : block.at) : asPlanned;
}

/** The open breaker that holds it back for longer than it waits anyway. */
function outlasting({ closedUntil }: BreakerBlock, at: Instant): Cause | null {
  if (closedUntil === null || (closedUntil.until !== null && closedUntil.until <= at)) return null;
  return until("breaker-open", closedUntil.until);
}

/** The breakers of its sender, and of all that its messages count for. */
function breakersOf({ breakers, sender, enrollment }: EnrollmentFacts, now: Instant): BreakerBlock {
  // A step that no sender carries is not sent, so no breaker holds it.
  if (sender?.id !== enrollment.senderId) return { closedUntil: null, halfOpen: false };
  const ofQueue = scopesOfSender(sender);
  const scopes = [...ofQueue, breakerScopes.campaign(enrollment.campaignId)];
  const { closedUntil } = gateOfBreakers(breakers, { scopes, now });
  const { halfOpen } = gateOfBreakers(breakers, { scopes: ofQueue, now });
  return { closedUntil, halfOpen };
}

/** Until when its campaign's caps or breaker, or its sender's contacts in progress, hold it, and which. */
function streamBlock(
  { enrollment, campaign, breakers }: EnrollmentFacts,
  stream: StreamBlock | null,
  now: Instant,
) {
  const { freeAt, newFreeAt } = stream ?? { freeAt: 0, newFreeAt: 0 };
  const isCapped = campaign.caps !== null;
  const isNew = laneRules.isNew(enrollment.lane) && newFreeAt > freeAt;
  if (isNew && (isCapped || newFreeAt === never))
    return { reason: newBlock(newFreeAt), at: newFreeAt };
  const scopes = [breakerScopes.campaign(enrollment.campaignId)];
  const { closedUntil, halfOpen } = gateOfBreakers(breakers, { scopes, now });
  if (closedUntil || halfOpen) return { reason: "breaker-open" as const, at: freeAt };
  // Without caps what held it let go, and the stream learns of it with the next fold.
  return { reason: "campaign-cap" as const, at: isCapped ? freeAt : 0 };
}

/** New contacts are blocked by a cap of their campaign, or until one in progress ends. */
function newBlock(newFreeAt: Instant) {
  return newFreeAt === never ? ("sender-wip" as const) : ("new-contact-cap" as const);
}

/** Caps that an enrollment waits for by itself. */
const ownCaps = ["domain-rate", "new-contact-cap", "cool-down", "sender-cap"] as const;

function isCap(reason: EnrollmentRecord["reason"]): reason is (typeof ownCaps)[number] {
  return ownCaps.some((cap) => cap === reason);
}

function explainOut(engine: Engine, { delivery }: EnrollmentFacts, now: Instant): Cause {
  if (delivery?.state === "needs-review") return until("needs-review", null);
  if (delivery?.state === "unknown") {
    // Without a time it is being asked about just now.
    const nextChangeAt = delivery.retryAt ?? now;
    return { reason: "delivery-unknown", nextAt: delivery.retryAt, nextChangeAt };
  }
  const leaseEnds = (delivery?.claimedAt ?? now) + engine.limits.leaseDuration;
  return { reason: "in-flight", nextAt: null, nextChangeAt: Math.max(now, leaseEnds) };
}

function explainPlan(
  plan: Plan,
  {
    facts,
    head,
    now,
    breakers,
  }: Parameters<typeof explain>[1] & { readonly breakers: BreakerBlock },
): Cause {
  if (plan.action === "wait") {
    const written = plan.reason === "awaiting-generation";
    const { holiday } = plan;
    return { ...until(plan.reason, plan.dueAt), nextChangeAt: written ? now : plan.dueAt, holiday };
  }
  if (plan.action === "schedule" && plan.plan.dueAt !== null && plan.plan.dueAt > now)
    return until(null, plan.plan.dueAt);
  // Nobody looks at a queue before it is free, whatever there is to do in it.
  const block = explainQueue({ head, senderHold: facts.senderHold, breakers, now });
  if (block) return until(block.reason, block.until);
  if (plan.action === "assign") return until("awaiting-task", now);
  return until(plan.action === "write" ? "awaiting-generation" : null, now);
}
