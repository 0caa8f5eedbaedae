import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { HeadRecord } from "../../contracts/store/queue-records.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { Instant } from "../../model/instant.ts";
import type { StopReason, WaitingReason } from "../../model/reasons.ts";
import type { ResolvedZone } from "../../model/weekly-schedule.ts";
import type { Plan } from "../../sequence/plan-enrollment.ts";
import { explainQueue } from "../../sequence/explain-queue.ts";
import { findPause } from "../../sequence/find-pause.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { holdOfCampaign } from "../campaigns/hold-of-campaign.ts";
import { planFacts } from "../dispatch/plan-facts.ts";
import type { Engine } from "../engine.ts";

/** Why an enrollment is where it is, and when that may change. */
export interface EnrollmentExplanation {
  readonly facts: EnrollmentFacts;
  readonly zone: ResolvedZone | null;
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
    const [facts] = await session.enrollments.readFacts([key]);
    if (!facts) throw new NotFoundError({ entity: "enrollment", reference: key.id });
    const versions = await engine.versions.load(session, [facts.enrollment]);
    const version = versions.get(facts.enrollment.versionId);
    if (!version)
      throw new NotFoundError({
        entity: "campaign version",
        reference: facts.enrollment.versionId,
      });
    const head = await session.enrollments.readHead(facts.enrollment);
    const zone = calendarOf(facts, version)?.zone ?? null;
    return { facts, zone, ...explain(engine, { facts, version, head, now }) };
  });
}

type Cause = Pick<EnrollmentExplanation, "reason" | "nextAt" | "nextChangeAt">;

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
    readonly now: Instant;
  },
): Cause {
  const { facts, version, head, now } = options;
  const { enrollment } = facts;
  if (enrollment.state === "completed" || enrollment.state === "stopped")
    return until(enrollment.reason, null);
  const hold = holdOfCampaign(facts);
  if (hold) return until(hold.reason, hold.until);
  if (enrollment.deliveryId !== null) return explainOut(engine, facts, now);
  // A step that lies ahead is explained by its instant, unless a pause will outlast that; one that is
  // due, by what the planner says.
  if (enrollment.state === "scheduled" && enrollment.dueAt !== null && enrollment.dueAt > now) {
    const pause = findPause(facts, enrollment.dueAt);
    return pause?.action === "wait"
      ? until(pause.reason, pause.dueAt)
      : until(null, enrollment.dueAt);
  }
  const plan = planFacts(engine, facts, { version, now, senderFreeAt: head?.nextFreeAt ?? now });
  return explainPlan(plan, options);
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

function explainPlan(plan: Plan, { facts, head, now }: Parameters<typeof explain>[1]): Cause {
  if (plan.action === "wait") {
    const written = plan.reason === "awaiting-generation";
    return { ...until(plan.reason, plan.dueAt), nextChangeAt: written ? now : plan.dueAt };
  }
  if (plan.action === "schedule" && plan.plan.dueAt !== null && plan.plan.dueAt > now)
    return until(null, plan.plan.dueAt);
  // Nobody looks at a queue before it is free, whatever there is to do in it.
  const block = explainQueue({ head, senderHold: facts.senderHold, now });
  if (block) return until(block.reason, block.until);
  return until(plan.action === "write" ? "awaiting-generation" : null, now);
}
