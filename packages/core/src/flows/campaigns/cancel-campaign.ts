import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";
import { stopEnrollments } from "../enrollments/stop-enrollments.ts";

const ENROLLMENTS_PER_BATCH = 200;

/**
 * Ends a campaign for good. The state changes first, so that nothing is claimed from then on; its
 * live enrollments are stopped after it in batches. Calling it again finishes an interrupted one.
 */
export async function cancelCampaign(
  engine: Engine,
  options: { readonly tenantId: string; readonly id: string; readonly actor: Actor },
): Promise<CampaignRecord> {
  const { tenantId, id, actor } = options;
  const cancelled = await retryOnConflict(async () => {
    // Before the transaction: the store's time takes a connection of its own.
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      const row = await session.campaigns.lock({ tenantId, id });
      if (!row) throw new NotFoundError({ entity: "campaign", reference: id });
      if (row.state === "cancelled") return row;
      const changes = createChanges({ now, actor, newId: engine.newId });
      const next = moveCampaign(changes, { row, event: "cancel" });
      await commitChanges(session, changes);
      return next;
    });
  });
  while (await retryOnConflict(() => stopBatch(engine, options))) {
    // Each round stops one batch; the last finds none.
  }
  return cancelled;
}

async function stopBatch(
  engine: Engine,
  {
    tenantId,
    id,
    actor,
  }: { readonly tenantId: string; readonly id: string; readonly actor: Actor },
): Promise<boolean> {
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const ids = await session.enrollments.listLiveIds({
      tenantId,
      campaignId: id,
      afterId: null,
      limit: ENROLLMENTS_PER_BATCH,
    });
    const rows = await session.enrollments.lock(
      ids.map((enrollment) => ({ tenantId, id: enrollment })),
    );
    const live = rows.filter(({ state }) => state !== "stopped" && state !== "completed");
    const changes = createChanges({ now, actor, newId: engine.newId });
    await stopEnrollments(session, changes, { rows: live, reason: "cancelled" });
    await commitChanges(session, changes);
    return live.length > 0;
  });
}
