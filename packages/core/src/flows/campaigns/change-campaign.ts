import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { campaignMachine } from "../../machines/campaign-machine.ts";
import type { EventOf } from "../../machines/define-machine.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";

export type CampaignChange = Exclude<
  EventOf<typeof campaignMachine.table>,
  "launch" | "pause" | "resume" | "cancel" | "complete"
>;

/** Archive, reopen: the campaign's own row, and its queues where sends may go again. */
export async function changeCampaign(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly id: string;
    readonly change: CampaignChange;
    readonly actor: Actor;
  },
): Promise<CampaignRecord> {
  const { tenantId, id, change, actor } = options;
  return await retryOnConflict(async () => {
    const now = await engine.clock.now();
    return await engine.store.transaction(async (session) => {
      const row = await session.campaigns.lock({ tenantId, id });
      if (!row) throw new NotFoundError({ entity: "campaign", reference: id });
      const changes = createChanges({ now, actor, newId: engine.newId });
      const reopened = change === "reopen" ? { enrollment: "open" as const } : {};
      const next = moveCampaign(changes, { row, event: change, patch: reopened });
      if (next.state === "running") changes.wake.push({ tenantId, campaignId: id, at: now });
      await commitChanges(session, changes);
      return next;
    });
  });
}
