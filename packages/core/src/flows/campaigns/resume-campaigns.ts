import { systemActor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";

const CAMPAIGNS_PER_RUN = 20;

/** Resumes campaigns whose pause had an end that has come. The count resumed. */
export async function resumeCampaigns(engine: Engine): Promise<number> {
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    const due = await engine.store.read((session) =>
      session.campaigns.findResumable({ now, limit: CAMPAIGNS_PER_RUN }),
    );
    if (due.length === 0) return 0;
    await engine.store.transaction(async (session) => {
      const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
      for (const row of due) {
        moveCampaign(changes, { row, event: "resume", data: { cause: "expired" } });
        changes.wake.push({ tenantId: row.tenantId, campaignId: row.id, at: now });
      }
      await commitChanges(session, changes);
    });
    return due.length;
  });
}
