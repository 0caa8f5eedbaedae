import type { EnrollmentFacts } from "../../contracts/store/dispatch-facts.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import { nextInWindow } from "../../sequence/next-in-window.ts";
import { planStep } from "../../sequence/plan-step.ts";
import type { Engine } from "../engine.ts";
import { calendarOf } from "./calendar-of.ts";
import type { CompiledVersion } from "./compile-version.ts";

/** An enrollment that the schedule of now lets go earlier than its row says. */
export interface EarlierPlan {
  readonly row: EnrollmentRecord;
  readonly dueAt: Instant;
}

const calendarReasons: ReadonlySet<unknown> = new Set<WaitingReason>([
  "outside-window",
  "holiday",
  "no-window",
]);

/** The next page of a campaign's live enrollments: those that go earlier now, and where it ends. */
export async function findEarlierPlans(
  engine: Engine,
  session: StoreSession,
  options: { readonly campaign: CampaignRecord; readonly now: Instant; readonly limit: number },
): Promise<{ readonly earlier: readonly EarlierPlan[]; readonly lastId: string | null }> {
  const { campaign, now, limit } = options;
  const { tenantId, id: campaignId, rescheduleFrom: afterId } = campaign;
  const ids = await session.enrollments.listLiveIds({ tenantId, campaignId, afterId, limit });
  const facts = await session.enrollments.readFacts(ids.map((id) => ({ tenantId, id })));
  const versionOf = await engine.versions.loadFor(session, facts);
  const earlier = facts.flatMap((row): EarlierPlan[] => {
    const version = versionOf(row);
    const dueAt = version ? findEarlier(row, version, now) : null;
    return dueAt === null ? [] : [{ row: row.enrollment, dueAt }];
  });
  return { earlier, lastId: ids.length < limit ? null : (ids.at(-1) ?? null) };
}

function findEarlier(
  facts: EnrollmentFacts,
  version: CompiledVersion,
  now: Instant,
): Instant | null {
  const { enrollment, campaign } = facts;
  const { state, dueAt, stepKey, reason } = enrollment;
  const step = stepKey === null ? undefined : version.stepsByKey.get(stepKey);
  // In flight it is claimed already; without a step it is planned when its queue is looked at.
  if (enrollment.deliveryId !== null) return null;
  const calendar = calendarOf(facts, version)?.calendar;
  if (!calendar) return null;
  if (state === "waiting" && calendarReasons.has(reason)) {
    return isEarlier(nextInWindow(calendar, now), dueAt);
  }
  if (!step) return null;
  if (state !== "scheduled" || dueAt === null || dueAt <= now) return null;
  const isFirst = step === version.steps[0];
  const anchor = isFirst
    ? Math.max(enrollment.enrolledAt, campaign.launchedAt ?? 0)
    : enrollment.anchorAt;
  const { firstStep } = version;
  const plan = planStep(step, { anchor, now, calendar, isFirst, firstStep });
  return isEarlier(plan.dueAt, dueAt);
}

function isEarlier(planned: Instant | null, dueAt: Instant | null): Instant | null {
  return planned !== null && (dueAt === null || planned < dueAt) ? planned : null;
}
