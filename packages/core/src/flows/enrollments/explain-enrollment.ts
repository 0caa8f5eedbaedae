import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { HeadRecord, StreamBlock } from "../../contracts/store/queue-records.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { Instant } from "../../model/instant.ts";
import type { StopReason, WaitingReason } from "../../model/reasons.ts";
import type { ResolvedZone } from "../../model/weekly-schedule.ts";
import type { Plan } from "../../sequence/plan-enrollment.ts";
import { calendarOf } from "../campaigns/calendar-of.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { planFacts } from "../dispatch/plan-facts.ts";
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
    const stream = await session.enrollments.readStream(facts.enrollment);
    const zone = calendarOf(facts, version)?.zone ?? null;
    return { facts, zone, ...explain(engine, { facts, version, head, stream, now }) };
  });
}

function explain(
  engine: Engine,
  options: {
    readonly facts: EnrollmentFacts;
    readonly version: CompiledVersion;
    readonly head: HeadRecord | null;
    readonly stream: StreamBlock | null;
    readonly now: Instant;
  },
): Pick<EnrollmentExplanation, "reason" | "nextAt"> {
  const { facts, version, head, now } = options;
  const stream = streamBlock(facts, options.stream);
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
  const freeAt = Math.max(head?.nextFreeAt ?? now, stream.nextAt);
  const plan = planFacts(engine, facts, { version, now, senderFreeAt: freeAt });
  const asPlanned = explainPlan(plan, { head, now, facts });
  if (plan.action !== "send") return asPlanned;
  // Its place in line for a recipient domain: the planner does not know of it.
  if (enrollment.state === "waiting" && isCap(enrollment.reason) && (enrollment.dueAt ?? 0) > now)
    return { reason: enrollment.reason, nextAt: enrollment.dueAt };
  return stream.nextAt > Math.max(now, asPlanned.nextAt ?? 0) ? stream : asPlanned;
}

/** Until when its campaign's caps hold it, and which. */
function streamBlock({ enrollment }: EnrollmentFacts, stream: StreamBlock | null) {
  const { freeAt, newFreeAt } = stream ?? { freeAt: 0, newFreeAt: 0 };
  const isNew = laneRules.isNew(enrollment.lane) && newFreeAt > freeAt;
  return isNew
    ? { reason: "new-contact-cap" as const, nextAt: newFreeAt }
    : { reason: "campaign-cap" as const, nextAt: freeAt };
}

/** Caps that an enrollment waits for by itself. */
const ownCaps = ["domain-rate", "new-contact-cap", "cool-down"] as const;

function isCap(reason: EnrollmentRecord["reason"]): reason is (typeof ownCaps)[number] {
  return ownCaps.some((cap) => cap === reason);
}

/** What a head can say of its sender besides the gap. */
const blocks = ["sender-cap", "domain-cap", "tenant-cap", "no-sender"] as const;

function explainPlan(
  plan: Plan,
  {
    head,
    now,
    facts,
  }: {
    readonly head: HeadRecord | null;
    readonly now: Instant;
    readonly facts: EnrollmentFacts;
  },
): Pick<EnrollmentExplanation, "reason" | "nextAt"> {
  switch (plan.action) {
    case "wait":
      return { reason: plan.reason, nextAt: plan.dueAt };
    case "schedule":
      return { reason: null, nextAt: plan.plan.dueAt };
    case "write":
      return { reason: "awaiting-generation", nextAt: now };
    case "send": {
      if (facts.senderHold && (facts.senderHold.until === null || facts.senderHold.until > now)) {
        return { reason: "sender-paused", nextAt: facts.senderHold.until };
      }
      if (head && head.nextFreeAt > now) {
        const reason = blocks.find((block) => block === head.blockedBy) ?? "sender-gap";
        return { reason, nextAt: head.nextFreeAt };
      }
      return { reason: null, nextAt: now };
    }
    case "skip":
    case "stop":
    case "complete":
      return { reason: null, nextAt: now };
  }
}
