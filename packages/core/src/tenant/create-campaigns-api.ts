import { z } from "zod";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import { buildCampaignReport, type CampaignReport } from "../analytics/campaign-report.ts";
import type { CampaignRecord } from "../contracts/store/records/campaign-record.ts";
import { cancelCampaign } from "../flows/campaigns/cancel-campaign.ts";
import { type CampaignChange, changeCampaign } from "../flows/campaigns/change-campaign.ts";
import { closeEnrollment } from "../flows/campaigns/close-enrollment.ts";
import { findReadinessProblems } from "../flows/campaigns/find-readiness-problems.ts";
import { launchCampaign } from "../flows/campaigns/launch-campaign.ts";
import {
  type EnrollmentMigration,
  migrateEnrollments,
} from "../flows/campaigns/migrate-enrollments.ts";
import { saveCampaign } from "../flows/campaigns/save-campaign.ts";
import type { CampaignDefinition } from "../model/campaign-definition.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import type { Problem } from "../model/problem.ts";
import { type EnrollRequest, type EnrollResult, enroll } from "./enroll.ts";
import { ensureTenantRow } from "./ensure-tenant-row.ts";
import { parseInput } from "./parse-input.ts";
import { requireId } from "./require-id.ts";
import type { TenantContext } from "./tenant-context.ts";
import { toPage } from "./to-page.ts";

/** A campaign as it leaves the library. */
export interface Campaign extends Omit<
  CampaignRecord,
  "tenantId" | "launchedAt" | "version" | "createdAt"
> {
  readonly launchedAt: string | null;
  readonly createdAt: string;
}

export interface CampaignsApi {
  /** A new campaign, or a new version of the one with the same key. Everything wrong at once. */
  save(definition: CampaignDefinition): Promise<Campaign>;
  get(id: string): Promise<Campaign>;
  list(options?: PageOptions): Promise<Page<Campaign>>;
  /** What is missing before it may launch; empty when ready. */
  readiness(id: string): Promise<readonly Problem[]>;
  /** `NotReadyError` with everything that is missing. */
  launch(id: string): Promise<Campaign>;
  /** One outcome per contact; asking twice adds nothing. */
  enroll(id: string, request: EnrollRequest): Promise<EnrollResult>;
  /** Nothing new is claimed; what is out settles. */
  pause(id: string): Promise<Campaign>;
  resume(id: string): Promise<Campaign>;
  /**
   * Moves enrollments to another version, each at the step with the key it is at; by default all that
   * are live, to the newest. A step that was sent is never sent again, and senders stay. Those whose
   * step the version does not have, or has as another, are left where they are and named.
   */
  migrate(
    id: string,
    options?: {
      /** `versionId` of the campaign as some `save` gave it. */
      readonly to?: string;
      /** Up to 1,000 ids; an unknown one moves nothing more. */
      readonly enrollments?: readonly string[];
    },
  ): Promise<EnrollmentMigration>;
  /** Nobody may join any more; completes when nothing is live. */
  closeEnrollment(id: string): Promise<Campaign>;
  /** Back to running, and open. */
  reopen(id: string): Promise<Campaign>;
  /** Stops everything that is live, for good. */
  cancel(id: string): Promise<Campaign>;
  archive(id: string): Promise<Campaign>;
  report(id: string): Promise<CampaignReport>;
}

export function createCampaignsApi(context: TenantContext): CampaignsApi {
  const { engine, tenantId, actor } = context;
  const change = async (id: string, event: CampaignChange) =>
    toCampaign(
      await changeCampaign(engine, { tenantId, id: campaignId(id), change: event, actor }),
    );
  const read = async (id: string) => {
    const row = await engine.store.read((session) =>
      session.campaigns.get({ tenantId, id: campaignId(id) }),
    );
    if (!row) throw new NotFoundError({ entity: "campaign", reference: id });
    return row;
  };
  return {
    async save(definition) {
      await ensureTenantRow(context);
      return toCampaign(await saveCampaign(engine, { tenantId, definition, actor }));
    },
    get: async (id) => toCampaign(await read(id)),
    list: (options = {}) =>
      toPage(
        options,
        (request) =>
          engine.store.read((session) => session.campaigns.list({ tenantId, ...request })),
        toCampaign,
      ),
    async readiness(id) {
      const row = await read(id);
      return await engine.store.read((session) => findReadinessProblems(engine, session, row));
    },
    launch: async (id) =>
      toCampaign(await launchCampaign(engine, { tenantId, id: campaignId(id), actor })),
    enroll: async (id, request) => await enroll(context, campaignId(id), request),
    pause: (id) => change(id, "pause"),
    resume: (id) => change(id, "resume"),
    reopen: (id) => change(id, "reopen"),
    archive: (id) => change(id, "archive"),
    cancel: async (id) =>
      toCampaign(await cancelCampaign(engine, { tenantId, id: campaignId(id), actor })),
    async migrate(id, { to, enrollments } = {}) {
      const campaign = await read(id);
      return await migrateEnrollments(engine, {
        tenantId,
        campaign,
        versionId: to === undefined ? campaign.versionId : requireId("campaign version", to),
        ...(enrollments && { enrollmentIds: parseIds(enrollments) }),
        actor,
      });
    },
    closeEnrollment: async (id) =>
      toCampaign(await closeEnrollment(engine, { tenantId, id: campaignId(id), actor })),
    async report(id) {
      const { versionId } = await read(id);
      return await engine.store.read(async (session) => {
        const versions = await engine.versions.load(session, [{ tenantId, versionId }]);
        const key = { tenantId, campaignId: id };
        return buildCampaignReport({
          steps: versions.get(versionId)?.steps ?? [],
          counts: await session.reports.countSteps(key),
          enrollments: await session.reports.countEnrollments(key),
          funnel: await session.reports.funnel(key),
        });
      });
    },
  };
}

const MOST_IDS = 1_000;

const parseIds = (ids: readonly string[]): readonly string[] =>
  parseInput(z.array(z.string()).max(MOST_IDS), ids, "The migration").map((id) =>
    requireId("enrollment", id),
  );

const campaignId = (id: string) => requireId("campaign", id);

function toCampaign(record: CampaignRecord): Campaign {
  const { tenantId: _tenant, version: _version, ...campaign } = record;
  return {
    ...campaign,
    launchedAt: formatOptionalInstant(record.launchedAt),
    createdAt: formatInstant(record.createdAt),
  };
}
