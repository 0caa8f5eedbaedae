import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { ClaimLocks } from "../../contracts/store/dispatch-store.ts";
import type { OpenMessages } from "../../contracts/store/message-store.ts";
import type { ReadyHead } from "../../contracts/store/queue-records.ts";
import type { TaskRecord } from "../../contracts/store/records/task-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { senderScope } from "../../capacity/sender-scope.ts";
import type { Instant } from "../../model/instant.ts";
import type { Plan } from "../../sequence/plan-enrollment.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { noStepFacts, readStepFacts } from "../enrollments/read-step-facts.ts";
import type { Engine } from "../engine.ts";
import type { Look } from "./look-for-work.ts";
import { planFacts } from "./plan-facts.ts";
import { readOpenMessages } from "./read-open-messages.ts";
import { withSenders } from "./with-senders.ts";
import { type SenderDay, senderDay } from "./sender-day.ts";

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
  readonly day: SenderDay;
  readonly used: number;
  /** In the order they stand in the queue. */
  readonly planned: readonly PlannedEnrollment[];
}

export interface ClaimFacts {
  readonly heads: readonly LockedHead[];
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
  const days = heads.map((head) => senderDay(head, now));
  const { facts: read, used } = await session.dispatch.readClaimFacts({
    enrollments: locks.enrollments,
    capacity: heads.map(({ tenantId, senderId }, index) => ({
      tenantId,
      scope: senderScope(senderId),
      period: days[index]?.period ?? "",
    })),
  });
  const versions = await engine.versions.load(
    session,
    read.map(({ enrollment }) => enrollment),
  );
  const facts = await withSenders(session, read, versions);
  const stepFacts = await readStepFacts(session, facts, versions);
  const factsByQueue = Map.groupBy(
    facts,
    ({ enrollment }) => `${enrollment.tenantId}/${enrollment.senderId}`,
  );
  const locked = heads.map((head, index): LockedHead => {
    const day = days[index] ?? senderDay(head, now);
    const own = factsByQueue.get(`${head.tenantId}/${head.senderId}`) ?? [];
    const scope = senderScope(head.senderId);
    return {
      head,
      day,
      used: used.find((row) => row.scope === scope && row.period === day.period)?.used ?? 0,
      planned: own.flatMap((row): PlannedEnrollment[] => {
        const version = versions.get(row.enrollment.versionId);
        if (!version || !isOpen(row)) return [];
        const beside = stepFacts.get(row.enrollment.id) ?? noStepFacts;
        const plan = planFacts(engine, row, {
          version,
          now,
          senderFreeAt: head.nextFreeAt,
          beside,
        });
        return [{ facts: row, plan, version, task: beside.task }];
      }),
    };
  });
  const closing = locked
    .flatMap(({ planned }) => planned)
    .filter(
      ({ plan: { action } }) =>
        action === "skip" || action === "pass" || action === "stop" || action === "complete",
    )
    .map(({ facts: { enrollment } }) => enrollment);
  return { heads: locked, openMessages: await readOpenMessages(session, closing) };
}

/** What may have changed between the look and the locks. */
function isOpen({ enrollment, campaign, tenant }: EnrollmentFacts): boolean {
  const live = enrollment.state !== "completed" && enrollment.state !== "stopped";
  return (
    live &&
    enrollment.deliveryId === null &&
    campaign.state === "running" &&
    tenant.state === "active"
  );
}
