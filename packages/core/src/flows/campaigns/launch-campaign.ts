import { findLaunchProblems } from "../../campaign/find-launch-problems.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Actor } from "../../model/actor.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { NotReadyError } from "../../model/errors/not-ready-error.ts";
import type { Problem } from "../../model/problem.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { moveCampaign } from "../changes/move-campaign.ts";
import type { Engine } from "../engine.ts";

/**
 * Starts a campaign. It writes the campaign's own row and one wake-up per queue, however many are
 * enrolled: they are planned when their queue is looked at.
 */
export async function launchCampaign(
  engine: Engine,
  options: { readonly tenantId: string; readonly id: string; readonly actor: Actor },
): Promise<CampaignRecord> {
  const { tenantId, id, actor } = options;
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
}

/** Everything that is missing before this campaign may launch. */
export async function findReadinessProblems(
  engine: Engine,
  session: StoreSession,
  { tenantId, versionId }: CampaignRecord,
): Promise<readonly Problem[]> {
  const versions = await engine.versions.load(session, [{ tenantId, versionId }]);
  const version = versions.get(versionId);
  const tenant = await session.tenants.get(tenantId);
  if (!version || !tenant)
    throw new NotFoundError({ entity: "campaign version", reference: versionId });
  const senders = await session.tenants.findSenders({
    tenantId,
    ids: version.senderIds,
    externalIds: [],
  });
  const channels = new Map(
    [...engine.channels.values()].map(({ name, kinds }) => [name, kinds.map(({ kind }) => kind)]),
  );
  return findLaunchProblems({
    definition: version.definition,
    settings: tenant.settings,
    senders,
    channels,
  });
}
