import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import { systemActor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveEnrollment } from "../changes/move-enrollment.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import type { Engine } from "../engine.ts";
import { findEarlierPlans } from "./find-earlier-plans.ts";

const CAMPAIGNS_PER_RUN = 5;
const ENROLLMENTS_PER_PAGE = 200;

/**
 * Plans again what a changed schedule lets go earlier, a page of each campaign. Only those rows are
 * written: what goes later, or not on that day, is found out when it is claimed. The campaign keeps
 * how far it has come, so that another worker goes on where one stopped. The count of pages.
 */
export async function replanCampaigns(engine: Engine): Promise<number> {
  const found = await engine.store.read((session) =>
    session.campaigns.findRescheduling({ limit: CAMPAIGNS_PER_RUN }),
  );
  for (const campaign of found) await retryOnConflict(() => replanPage(engine, campaign));
  return found.length;
}

async function replanPage(engine: Engine, campaign: CampaignRecord): Promise<void> {
  const now = await engine.clock.now();
  const { earlier, lastId } = await engine.store.read((session) =>
    findEarlierPlans(engine, session, { campaign, now, limit: ENROLLMENTS_PER_PAGE }),
  );
  const plans = new Map(earlier.map((plan) => [plan.row.id, plan]));
  await engine.store.transaction(async (session) => {
    const current = await session.campaigns.lock(campaign);
    // Another worker did this page, or the schedule was changed again.
    const same = (["rescheduleFrom", "versionId"] as const).every(
      (property) => current?.[property] === campaign[property],
    );
    if (!current || !same) return;
    const locked = await session.enrollments.lock(earlier.map(({ row }) => row));
    const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
    for (const row of locked) {
      const plan = plans.get(row.id);
      // Whoever moved it since, planned it under this schedule; what was claimed since, goes.
      const moved = row.version !== plan?.row.version || row.signal !== plan.row.signal;
      if (!plan || moved || row.deliveryId !== null) continue;
      if (row.state === "waiting") {
        signalEnrollment(changes, row);
        continue;
      }
      const { dueAt } = plan;
      const { tenantId, senderId, campaignId } = row;
      const patch = { dueAt, stepKey: row.stepKey };
      moveEnrollment(changes, { row, event: "schedule", patch, data: { cause: "schedule" } });
      changes.inserts.hints.push({ tenantId, senderId, campaignId, dueAt, free: false });
    }
    changes.campaigns.set(current, { ...current, rescheduleFrom: lastId });
    await commitChanges(session, changes);
  });
}
