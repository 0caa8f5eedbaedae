import { systemActor } from "../../model/actor.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";

const CAMPAIGNS_PER_RUN = 20;

/** Completes campaigns that are closed and in which nothing is live any more. The count completed. */
export async function completeCampaigns(engine: Engine): Promise<number> {
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    const done = await engine.store.read((session) =>
      session.campaigns.findCompletable({ limit: CAMPAIGNS_PER_RUN }),
    );
    if (done.length === 0) return 0;
    await engine.store.transaction(async (session) => {
      const changes = createChanges({ now, actor: systemActor, newId: engine.newId });
      for (const row of done) moveCampaign(changes, { row, event: "complete" });
      await commitChanges(session, changes);
    });
    return done.length;
  });
}
