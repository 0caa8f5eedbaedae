import { findLaunchProblems } from "../../campaign/find-launch-problems.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { Problem } from "../../model/problem.ts";
import type { Engine } from "../engine.ts";

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
