import type {
  CampaignRecord,
  CampaignVersionRecord,
} from "../../contracts/store/records/campaign-record.ts";
import { beforeAll } from "./before-all.ts";
import { findShapeProblems } from "../../campaign/find-shape-problems.ts";
import { canonicalJson } from "../../content/canonical-json.ts";
import { campaignMachine } from "../../machines/campaign-machine.ts";
import type { Actor } from "../../model/actor.ts";
import type { CampaignDefinition } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import type { Problem } from "../../model/problem.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import type { Engine } from "../engine.ts";
import { checkDefinition } from "./check-definition.ts";
import { findDefinitionProblems } from "./find-definition-problems.ts";
import { pinHolidays } from "./pin-holidays.ts";
import { resolveSenders } from "./resolve-senders.ts";

/**
 * Stores a definition: a new campaign, or a new version of the one with the same key. Who is enrolled
 * stays on the steps they entered; a changed schedule holds for them too, for all that is not claimed
 * yet, and a worker plans anew what may go earlier. Saving what is stored already changes nothing.
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
  // Without the right shape nobody can tell which senders are meant.
  if (findShapeProblems(options.definition).length > 0) checkDefinition(engine, options.definition);
  const problems = findDefinitionProblems(engine, options.definition);
  const definition = pinHolidays(engine, JSON.parse(JSON.stringify(options.definition)));
  return await retryOnConflict(() =>
    storeDefinition(engine, { tenantId, actor, definition, problems }),
  );
}

async function storeDefinition(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly actor: Actor;
    readonly definition: CampaignDefinition;
    readonly problems: readonly Problem[];
  },
): Promise<CampaignRecord> {
  const { tenantId, actor, definition, problems } = options;
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const senders = await resolveSenders(session, tenantId, definition);
    refuse(definition, [...problems, ...senders.problems]);
    const { senderIds } = senders;
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
      const reschedules = stored.state !== "draft" && !sameSchedule(latest, definition);
      const version = newVersion(stored.id, stored.versionNumber + 1);
      const next = {
        ...stored,
        name: definition.name ?? definition.key,
        versionId: version.id,
        versionNumber: version.number,
        rescheduleFrom: reschedules ? beforeAll : stored.rescheduleFrom,
        ...pacingOf(definition),
        version: stored.version + 1,
      };
      changes.inserts.versions.push(version);
      changes.campaigns.set(stored, next);
      // A raised cap may lift what blocks the campaign's streams.
      const free =
        canonicalJson(pacingOf(definition)) !== canonicalJson(pacingOf(latest?.definition ?? {}));
      if (reschedules || free) {
        changes.wake.push({ tenantId, campaignId: stored.id, at: now, ...(free && { free }) });
      }
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
      ...pacingOf(definition),
      launchedAt: null,
      rescheduleFrom: null,
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

/** Everything at once, senders included. */
function refuse({ key }: CampaignDefinition, problems: readonly Problem[]): void {
  if (problems.length > 0)
    throw new InvalidInputError({ problems, subject: `The campaign "${key}"` });
}

function sameSchedule(
  latest: CampaignVersionRecord | undefined,
  { schedule }: CampaignDefinition,
): boolean {
  return (
    latest !== undefined && canonicalJson(latest.definition.schedule) === canonicalJson(schedule)
  );
}

/** What holds for the campaign as a whole, whichever version its enrollments are on. */
function pacingOf({
  caps = {},
  breaker,
  priority = "normal",
  order = "follow-ups-first",
}: Pick<CampaignDefinition, "caps" | "breaker" | "priority" | "order">): Pick<
  CampaignRecord,
  "caps" | "breaker" | "priority" | "stepOrder" | "followUpShare" | "newShare"
> {
  const ratio = typeof order === "object" ? order : null;
  return {
    caps: Object.keys(caps).length > 0 ? caps : null,
    breaker: breaker ?? null,
    priority,
    stepOrder: typeof order === "object" ? "ratio" : order,
    followUpShare: ratio?.followUps ?? null,
    newShare: ratio?.newContacts ?? null,
  };
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
