import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { HeadRecord } from "../../contracts/store/queue-records.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { Instant } from "../../model/instant.ts";
import type { StopReason, WaitingReason } from "../../model/reasons.ts";
import type { ResolvedZone } from "../../model/weekly-schedule.ts";
import type { Plan } from "../../sequence/plan-enrollment.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { planFacts } from "../dispatch/plan-facts.ts";
import { withSenders } from "../dispatch/with-senders.ts";
import { noStepFacts, readStepFacts, type StepFacts } from "./read-step-facts.ts";
import type { Engine } from "../engine.ts";

/** Why an enrollment is where it is, and when that may change. */
export interface EnrollmentExplanation {
  readonly facts: EnrollmentFacts;
  readonly zone: ResolvedZone | null;
  /** Null when it has ended, or when it would go at once. */
  readonly reason: WaitingReason | StopReason | null;
  /** The next instant at which something happens by itself; null when only a signal brings it on. */
  readonly nextAt: Instant | null;
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
    const versions = await engine.versions.load(session, [found.enrollment]);
    const version = versions.get(found.enrollment.versionId);
    if (!version)
      throw new NotFoundError({
        entity: "campaign version",
        reference: found.enrollment.versionId,
      });
    const [facts = found] = await withSenders(session, [found], versions);
    const head = await session.enrollments.readHead(facts.enrollment);
    const stepFacts = await readStepFacts(session, [facts], versions);
    const beside = stepFacts.get(key.id) ?? noStepFacts;
    const zone = calendarOf(facts, version)?.zone ?? null;
    return { facts, zone, ...explain(engine, { facts, version, head, now, beside }) };
  });
}

function explain(
  engine: Engine,
  options: {
    readonly facts: EnrollmentFacts;
    readonly version: CompiledVersion;
    readonly head: HeadRecord | null;
    readonly now: Instant;
    readonly beside: StepFacts;
  },
): Pick<EnrollmentExplanation, "reason" | "nextAt"> {
  const { facts, version, head, now } = options;
  const { enrollment, campaign, tenant, delivery } = facts;
  if (enrollment.state === "completed" || enrollment.state === "stopped") {
    return { reason: enrollment.reason, nextAt: null };
  }
  if (tenant.state !== "active") return { reason: "tenant-paused", nextAt: null };
  if (campaign.state === "draft") return { reason: "not-launched", nextAt: null };
  if (campaign.state === "paused") return { reason: "campaign-paused", nextAt: null };
  if (enrollment.deliveryId !== null) {
    if (delivery?.state === "unknown")
      return { reason: "delivery-unknown", nextAt: delivery.retryAt };
    if (delivery?.state === "needs-review") return { reason: "needs-review", nextAt: null };
    return { reason: "in-flight", nextAt: null };
  }
  // A step that lies ahead is explained by its instant; one that is due, by what the planner says.
  if (enrollment.state === "scheduled" && enrollment.dueAt !== null && enrollment.dueAt > now) {
    return { reason: null, nextAt: enrollment.dueAt };
  }
  const senderFreeAt = head?.nextFreeAt ?? now;
  const plan = planFacts(engine, facts, { version, now, senderFreeAt, beside: options.beside });
  return explainPlan(plan, head, now, facts);
}

function explainPlan(
  plan: Plan,
  head: HeadRecord | null,
  now: Instant,
  facts: EnrollmentFacts,
): Pick<EnrollmentExplanation, "reason" | "nextAt"> {
  switch (plan.action) {
    case "wait":
      return { reason: plan.reason, nextAt: plan.dueAt };
    case "schedule":
      return { reason: null, nextAt: plan.plan.dueAt };
    case "assign":
      return { reason: "awaiting-task", nextAt: now };
    case "write":
      return { reason: "awaiting-generation", nextAt: now };
    case "send": {
      if (facts.senderHold && (facts.senderHold.until === null || facts.senderHold.until > now)) {
        return { reason: "sender-paused", nextAt: facts.senderHold.until };
      }
      if (head && head.nextFreeAt > now) {
        const reason = head.blockedBy === "sender-cap" ? "sender-cap" : "sender-gap";
        return { reason, nextAt: head.nextFreeAt };
      }
      return { reason: null, nextAt: now };
    }
    case "skip":
    case "pass":
    case "stop":
    case "complete":
      return { reason: null, nextAt: now };
  }
}
