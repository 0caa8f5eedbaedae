import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";
import { isInFlight } from "../enrollments/is-in-flight.ts";
import { isLive } from "../enrollments/is-live.ts";
import { stopEnrollments } from "../enrollments/stop-enrollments.ts";

const ENROLLMENTS_PER_BATCH = 200;

export interface CampaignCancellation {
  /** `ended`: it is completed or archived already, and stays so. */
  readonly outcome: "cancelled" | "already-cancelled" | "ended";
  readonly campaign: CampaignRecord;
  /** Enrollments that this call stopped. */
  readonly stopped: number;
  /** Of them, those with a message at the provider, or about to be there: it is not recalled. */
  readonly inFlight: number;
}

interface Cancel {
  readonly tenantId: string;
  readonly id: string;
  readonly why: string;
  readonly actor: Actor;
}

/**
 * Ends a campaign for good. The state changes first, so that nothing is claimed from then on; its
 * live enrollments are stopped after it in batches. Calling it again finishes an interrupted one.
 */
export async function cancelCampaign(
  engine: Engine,
  options: Cancel,
): Promise<CampaignCancellation> {
  const cancelled = await retryOnConflict(() => cancelRow(engine, options));
  let stopped = 0;
  let inFlight = 0;
  if (cancelled.outcome === "ended") return { ...cancelled, stopped, inFlight };
  for (;;) {
    const batch = await retryOnConflict(() => stopBatch(engine, options));
    stopped += batch.stopped;
    inFlight += batch.inFlight;
    // The last round finds none.
    if (batch.listed === 0) return { ...cancelled, stopped, inFlight };
  }
}

async function cancelRow(
  engine: Engine,
  { tenantId, id, why, actor }: Cancel,
): Promise<Pick<CampaignCancellation, "outcome" | "campaign">> {
  // Before the transaction: the store's time takes a connection of its own.
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const row = await session.campaigns.lock({ tenantId, id });
    if (!row) throw new NotFoundError({ entity: "campaign", reference: id });
    if (row.state === "cancelled") return { outcome: "already-cancelled", campaign: row };
    if (row.state === "completed" || row.state === "archived")
      return { outcome: "ended", campaign: row };
    const changes = createChanges({ now, actor, newId: engine.newId });
    const campaign = moveCampaign(withWhy(changes, why), { row, event: "cancel" });
    await commitChanges(session, changes);
    return { outcome: "cancelled", campaign };
  });
}

async function stopBatch(
  engine: Engine,
  { tenantId, id, why, actor }: Cancel,
): Promise<{ readonly listed: number; readonly stopped: number; readonly inFlight: number }> {
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
    const live = rows.filter(isLive);
    const changes = createChanges({ now, actor, newId: engine.newId });
    await stopEnrollments(session, withWhy(changes, why), { rows: live, reason: "cancelled" });
    await commitChanges(session, changes);
    return { listed: ids.length, stopped: live.length, inFlight: live.filter(isInFlight).length };
  });
}
