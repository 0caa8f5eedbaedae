import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { EnrollmentStore } from "../../contracts/store/enrollment-store.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { Actor } from "../../model/actor.ts";
import type { Step } from "../../model/campaign-definition.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import { isMessageStep } from "../../model/is-message-step.ts";
import { stepFor } from "../../model/step-for.ts";
import { commitChanges } from "../changes/commit-changes.ts";
import { type Changes, createChanges } from "../changes/create-changes.ts";
import { retryOnConflict } from "../changes/retry-on-conflict.ts";
import { signalEnrollment } from "../changes/signal-enrollment.ts";
import type { Engine } from "../engine.ts";
import { assignVariants } from "../enrollments/assign-variants.ts";
import { dealSenders } from "../enrollments/deal-senders.ts";
import type { CompiledVersion } from "./compile-version.ts";

export type MigrationRefusal =
  /** It is completed or stopped. */
  | "ended"
  /** The version has no step with the key of the one it is at. */
  | "step-missing"
  /** That step is of another type or kind there. */
  | "step-changed";

export interface EnrollmentMigration {
  readonly migrated: number;
  /** On that version already. */
  readonly unchanged: number;
  /** Left where they are. */
  readonly refused: readonly { readonly enrollmentId: string; readonly reason: MigrationRefusal }[];
}

const ENROLLMENTS_PER_BATCH = 100;

/**
 * Moves enrollments to another version of their campaign, each at the step with the key it is at.
 * What was sent stays sent: whoever comes to such a step again skips it. One transaction a batch.
 */
export async function migrateEnrollments(
  engine: Engine,
  options: {
    readonly tenantId: string;
    readonly campaign: CampaignRecord;
    /** Id of a version of the campaign. */
    readonly versionId: string;
    /** Default all that are live. */
    readonly enrollmentIds?: readonly string[];
    readonly actor: Actor;
  },
): Promise<EnrollmentMigration> {
  const { tenantId, campaign, enrollmentIds } = options;
  let totals: EnrollmentMigration = { migrated: 0, unchanged: 0, refused: [] };
  const run = async (ids: readonly string[]) => {
    const batch = await retryOnConflict(() => migrateBatch(engine, { ...options, ids }));
    totals = {
      migrated: totals.migrated + batch.migrated,
      unchanged: totals.unchanged + batch.unchanged,
      refused: [...totals.refused, ...batch.refused],
    };
  };
  if (enrollmentIds) {
    for (let start = 0; start < enrollmentIds.length; start += ENROLLMENTS_PER_BATCH)
      await run(enrollmentIds.slice(start, start + ENROLLMENTS_PER_BATCH));
    return totals;
  }
  for (let afterId: string | null = null; ;) {
    const request: Parameters<EnrollmentStore["listLiveIds"]>[0] = {
      tenantId,
      campaignId: campaign.id,
      afterId,
      limit: ENROLLMENTS_PER_BATCH,
    };
    const ids: readonly string[] = await engine.store.read((session) =>
      session.enrollments.listLiveIds(request),
    );
    if (ids.length === 0) return totals;
    await run(ids);
    afterId = ids.at(-1) ?? null;
  }
}

async function migrateBatch(
  engine: Engine,
  options: Parameters<typeof migrateEnrollments>[1] & { readonly ids: readonly string[] },
): Promise<EnrollmentMigration> {
  const { tenantId, campaign, versionId, ids, actor } = options;
  const now = await engine.clock.now();
  return await engine.store.transaction(async (session) => {
    const locked = await session.enrollments.lock(ids.map((id) => ({ tenantId, id })));
    const rows = locked.filter(({ campaignId }) => campaignId === campaign.id);
    const missing = ids.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined)
      throw new NotFoundError({ entity: "enrollment of the campaign", reference: missing });
    const [target] = await session.campaigns.getVersions([{ tenantId, id: versionId }]);
    if (target?.campaignId !== campaign.id)
      throw new NotFoundError({ entity: "version of the campaign", reference: versionId });
    const versions = await engine.versions.load(session, [
      { tenantId, versionId },
      ...rows.map((row) => ({ tenantId, versionId: row.versionId })),
    ]);
    const version = versions.get(versionId);
    if (!version) throw new Error(`Version ${versionId} was read and is not compiled.`);
    const senders = await session.tenants.findSenders({
      tenantId,
      ids: version.senderIds,
      externalIds: [],
    });
    const changes = createChanges({ now, actor, newId: engine.newId });
    const refused: { enrollmentId: string; reason: MigrationRefusal }[] = [];
    let migrated = 0;
    for (const row of rows) {
      if (row.versionId === versionId) continue;
      const reason = refusalOf(row, versions.get(row.versionId), version);
      if (reason) {
        refused.push({ enrollmentId: row.id, reason });
        continue;
      }
      migrate(engine, changes, { row, version, senders, place: migrated });
      migrated += 1;
    }
    await commitChanges(session, changes);
    return { migrated, unchanged: rows.length - migrated - refused.length, refused };
  });
}

function refusalOf(
  row: EnrollmentRecord,
  from: CompiledVersion | undefined,
  to: CompiledVersion,
): MigrationRefusal | null {
  const { state, stepKey } = row;
  if (state === "completed" || state === "stopped") return "ended";
  if (stepKey === null) return null;
  const now = from?.stepsByKey.get(stepKey);
  const then = to.stepsByKey.get(stepKey);
  if (!then) return "step-missing";
  return now && shapeOf(now, row) !== shapeOf(then, row) ? "step-changed" : null;
}

function shapeOf(step: Step, row: EnrollmentRecord): string {
  return isMessageStep(step) ? `message ${stepFor(step, row).kind}` : step.type;
}

/** Who writes to the contact stays; a kind that is new gets a sender. What it waits for may be new. */
function migrate(
  engine: Engine,
  changes: Changes,
  options: {
    readonly row: EnrollmentRecord;
    readonly version: CompiledVersion;
    readonly senders: readonly SenderRecord[];
    readonly place: number;
  },
): void {
  const { row, version } = options;
  const dealt = dealSenders(engine, version, options.senders)(options.place);
  const next: EnrollmentRecord = {
    ...row,
    versionId: version.id,
    senders: { ...dealt, ...row.senders },
    variants: { ...assignVariants(version, row), ...row.variants },
    version: row.version + 1,
  };
  changes.enrollments.set(row, next);
  changes.append({
    type: "enrollment-migrated",
    entity: "enrollment",
    row: next,
    data: {
      versionId: version.id,
      fromVersionId: row.versionId,
      senders: next.senders,
      ...(Object.keys(next.variants).length > 0 && { variants: next.variants }),
    },
  });
  signalEnrollment(changes, row);
}
