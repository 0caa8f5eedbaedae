import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { ClaimLocks } from "../../contracts/store/dispatch-store.ts";
import type { OpenMessages } from "../../contracts/store/message-store.ts";
import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Instant } from "../../model/instant.ts";
import type { Plan } from "../../sequence/plan.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { noStepFacts, readStepFacts } from "../enrollments/read-step-facts.ts";
import type { Engine } from "../engine.ts";
import type { Look } from "./look-for-work.ts";
import { planFacts } from "./plan-facts.ts";
import { readOpenMessages } from "./read-open-messages.ts";
import { capacityKeys } from "./capacity-keys.ts";
import { rateKeys } from "./rate-keys.ts";
import { type CapacityReading, readingOf } from "./reading-of.ts";
import { withMessages } from "./with-messages.ts";
import { withSenders } from "./with-senders.ts";

export interface PlannedEnrollment {
  readonly facts: EnrollmentFacts;
  readonly plan: Plan;
  readonly version: CompiledVersion;
  /** Of the current step, where a person does it. */
  readonly task: TaskRecord | null;
}

/** One locked queue with everything its decision needs. */
export interface LockedHead {
  readonly head: ReadyHead;
  /** In the order they stand in the queue. */
  readonly planned: readonly PlannedEnrollment[];
}

export interface ClaimFacts {
  readonly heads: readonly LockedHead[];
  readonly reading: CapacityReading;
  readonly openMessages: ReadonlyMap<string, OpenMessages>;
}

/** Reads, after the locks, all that the claim decides on. */
export async function gatherClaimFacts(
  engine: Engine,
  session: StoreSession,
  options: { readonly look: Look; readonly locks: ClaimLocks; readonly now: Instant },
): Promise<ClaimFacts> {
  const { look, locks, now } = options;
  const lockedIds = new Set(locks.heads.map(({ senderId, tenantId }) => `${tenantId}/${senderId}`));
  const heads = look.heads.filter(({ senderId, tenantId }) =>
    lockedIds.has(`${tenantId}/${senderId}`),
  );
  const claimed = await session.dispatch.readClaimFacts({
    enrollments: locks.enrollments,
    ...capacityKeys(engine, { heads, candidates: look.candidates, now }),
  });
  const { used, activeDays } = claimed;
  const versionOf = await engine.versions.loadFor(session, claimed.facts);
  const sent = await withSenders(session, claimed.facts, versionOf);
  const facts = withMessages(sent, versionOf);
  const stepFacts = await readStepFacts(session, facts, versionOf);
  const factsByQueue = Map.groupBy(
    facts,
    ({ enrollment }) => `${enrollment.tenantId}/${enrollment.senderId}`,
  );
  const streamFreeAt = new Map(
    look.candidates.map((candidate) => [candidate.enrollmentId, candidate.streamFreeAt]),
  );
  const locked = heads.map((head): LockedHead => {
    const own = factsByQueue.get(`${head.tenantId}/${head.senderId}`) ?? [];
    return {
      head,
      planned: own.flatMap((row): PlannedEnrollment[] => {
        const version = versionOf(row);
        if (!version || !isOpen(row, now)) return [];
        const beside = stepFacts.get(row.enrollment.id) ?? noStepFacts;
        const senderFreeAt = Math.max(
          head.nextFreeAt,
          streamFreeAt.get(row.enrollment.id) ?? head.nextFreeAt,
        );
        const plan = planFacts(engine, row, { version, now, senderFreeAt, beside });
        return [{ facts: row, plan, version, task: beside.task }];
      }),
    };
  });
  const closing = locked
    .flatMap(({ planned }) => planned)
    .filter(
      ({ plan: { action } }) =>
        action === "skip" ||
        action === "fall-back" ||
        action === "pass" ||
        action === "stop" ||
        action === "complete",
    )
    .map(({ facts: { enrollment } }) => enrollment);
  const openMessages = await readOpenMessages(session, closing);
  const rates = rateKeys(engine, { heads: locked, now });
  // Only where a rate of recipient domains is set: who is written to is not known before.
  const ratesUsed = rates.length > 0 ? await session.dispatch.readCapacity(rates) : [];
  const reading = readingOf({ used: [...used, ...ratesUsed], activeDays });
  return { heads: locked, reading, openMessages };
}

/**
 * What may have changed between the look and the locks. A cursor that was moved by hand meanwhile may
 * stand at a step that lies ahead: the planner is asked only about what is due.
 */
function isOpen({ enrollment, campaign, tenant }: EnrollmentFacts, now: Instant): boolean {
  const live = enrollment.state !== "completed" && enrollment.state !== "stopped";
  return (
    live &&
    enrollment.deliveryId === null &&
    enrollment.dueAt !== null &&
    enrollment.dueAt <= now &&
    campaign.state === "running" &&
    tenant.state === "active"
  );
}
