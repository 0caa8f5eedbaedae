import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { NotReadyError } from "../../model/errors/not-ready-error.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";
import { findReadinessProblems } from "./find-readiness-problems.ts";

/**
 * Starts a campaign. It writes the campaign's own row and one wake-up per queue, however many are
 * enrolled: they are planned when their queue is looked at.
 */
export async function launchCampaign(
  engine: Engine,
  options: { readonly tenantId: string; readonly id: string; readonly actor: Actor },
): Promise<CampaignRecord> {
  const { tenantId, id, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      const row = await session.campaigns.lock({ tenantId, id });
      if (!row) throw new NotFoundError({ entity: "campaign", reference: id });
      const changes = createChanges({ now, actor, newId: engine.newId });
      const launched = moveCampaign(changes, { row, event: "launch", patch: { launchedAt: now } });
      const problems = await findReadinessProblems(engine, session, row);
      if (problems.length > 0) throw new NotReadyError({ campaign: row.key, problems });
      changes.wake.push({ tenantId, campaignId: id, at: now });
      await commitChanges(session, changes);
      return launched;
    });
  });
}
