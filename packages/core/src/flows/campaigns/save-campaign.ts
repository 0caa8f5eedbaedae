import type {
  CampaignRecord,
  CampaignVersionRecord,
} from "../../contracts/store/records/campaign-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { canonicalJson } from "../../content/canonical-json.ts";
import { campaignMachine } from "../../machines/campaign-machine.ts";
import type { Actor } from "../../model/actor.ts";
import type { CampaignDefinition } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { isId } from "../../model/is-id.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { checkDefinition } from "./check-definition.ts";

/**
 * Stores a definition: a new campaign, or a new version of the one with the same key. Who is enrolled
 * stays on the version they entered. Saving what is stored already changes nothing.
 */
export async function saveCampaign(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly definition: CampaignDefinition;
    readonly actor: Actor;
  },
): Promise<CampaignRecord> {
  const { tenantId, actor } = options;
  checkDefinition(engine, options.definition);
  const definition: CampaignDefinition = JSON.parse(JSON.stringify(options.definition));
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const senderIds = await resolveSenders(session, tenantId, definition);
    const known = await session.campaigns.findByKey({ tenantId, key: definition.key });
    const stored = known && (await session.campaigns.lock(known));
    const changes = createChanges({ now, actor, newId: engine.newId });
    const newVersion = (campaignId: string, number: number): CampaignVersionRecord => ({
      tenantId,
      id: changes.newId(),
      campaignId,
      number,
      definition,
      senderIds,
      createdAt: now,
    });
    if (stored) {
      const [latest] = await session.campaigns.getVersions([{ tenantId, id: stored.versionId }]);
      if (latest && sameVersion(latest, definition, senderIds)) return stored;
      const version = newVersion(stored.id, stored.versionNumber + 1);
      const next = {
        ...stored,
        name: definition.name ?? definition.key,
        versionId: version.id,
        versionNumber: version.number,
        version: stored.version + 1,
      };
      changes.inserts.versions.push(version);
      changes.campaigns.set(stored, next);
      changes.append({
        type: "campaign-saved",
        entity: "campaign",
        row: next,
        data: { versionId: version.id, number: version.number },
      });
      await commitChanges(session, changes);
      return next;
    }
    const id = changes.newId();
    const version = newVersion(id, 1);
    const created: CampaignRecord = {
      tenantId,
      id,
      key: definition.key,
      name: definition.name ?? definition.key,
      state: campaignMachine.initial,
      enrollment: "open",
      versionId: version.id,
      versionNumber: 1,
      launchedAt: null,
      pausedUntil: null,
      version: 1,
      createdAt: now,
    };
    changes.inserts.campaigns.push(created);
    changes.inserts.versions.push(version);
    changes.append({
      type: "campaign-created",
      entity: "campaign",
      row: created,
      data: { versionId: version.id, number: 1 },
    });
    await commitChanges(session, changes);
    return created;
  });
}

function sameVersion(
  latest: CampaignVersionRecord,
  definition: CampaignDefinition,
  senderIds: readonly string[],
): boolean {
  const identity = (value: unknown) => canonicalJson(value);
  return (
    identity(latest.definition) === identity(definition) &&
    identity(latest.senderIds) === identity(senderIds)
  );
}

async function resolveSenders(
  session: StoreSession,
  tenantId: string,
  definition: CampaignDefinition,
): Promise<readonly string[]> {
  const ids = definition.senders.filter((reference) => typeof reference === "string").filter(isId);
  const externalIds = definition.senders.flatMap((reference) =>
    typeof reference === "object" ? [reference.externalId] : [],
  );
  const found = await session.tenants.findSenders({ tenantId, ids, externalIds });
  const problems = definition.senders.flatMap((reference, index) => {
    const name = typeof reference === "string" ? reference : reference.externalId;
    const known = found.some(({ id, externalId }) => id === name || externalId === name);
    if (known) return [];
    const message = `There is no sender "${name}"; add it with senders.upsert first.`;
    return [{ path: `senders.${index}`, code: "unknown-sender", message }];
  });
  if (problems.length > 0) {
    throw new InvalidInputError({ problems, subject: `The campaign "${definition.key}"` });
  }
  return definition.senders.flatMap((reference) => {
    const name = typeof reference === "string" ? reference : reference.externalId;
    return found.find(({ id, externalId }) => id === name || externalId === name)?.id ?? [];
  });
}
