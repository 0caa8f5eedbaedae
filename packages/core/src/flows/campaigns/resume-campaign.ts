import { breakerScopes } from "../../capacity/breaker-scopes.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { resetWithin } from "../breakers/reset-within.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { withWhy } from "../changes/with-why.ts";
import type { Engine } from "../engine.ts";

export interface CampaignResumption {
  readonly outcome: "resumed" | "not-paused";
  readonly campaign: CampaignRecord;
}

/**
 * Ends a campaign's pause, and that of its breaker which tripped twice: their rows, and one wake-up
 * per queue, however many are enrolled.
 */
export async function resumeCampaign(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly id: string;
    readonly why: string;
    readonly actor: Actor;
  },
): Promise<CampaignResumption> {
  const { tenantId, id, why, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      const row = await session.campaigns.lock({ tenantId, id });
      if (!row) throw new NotFoundError({ entity: "campaign", reference: id });
      const changes = createChanges({ now, actor, newId: engine.newId });
      const told = withWhy(changes, why);
      const scopes = [breakerScopes.campaign(id)];
      const reset = await resetWithin(session, told, { tenantId, scopes, only: "paused" });
      const isPaused = row.state === "paused";
      if (!isPaused && reset.size === 0) return { outcome: "not-paused", campaign: row };
      const data = { cause: "resumed" };
      const campaign = isPaused ? moveCampaign(told, { row, event: "resume", data }) : row;
      changes.wake.push({ tenantId, campaignId: id, at: now });
      await commitChanges(session, changes);
      return { outcome: "resumed", campaign };
    });
  });
}
