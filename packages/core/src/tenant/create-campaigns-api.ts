import { z } from "zod";
import { formatOptionalInstant } from "../model/format-optional-instant.ts";
import { buildCampaignReport, type CampaignReport } from "../analytics/campaign-report.ts";
import type { CampaignRecord } from "../contracts/store/records/campaign-record.ts";
import { type CampaignCancellation, cancelCampaign } from "../flows/campaigns/cancel-campaign.ts";
import { type CampaignChange, changeCampaign } from "../flows/campaigns/change-campaign.ts";
import { closeEnrollment } from "../flows/campaigns/close-enrollment.ts";
import { explainCampaign } from "../flows/campaigns/explain-campaign.ts";
import { findReadinessProblems } from "../flows/campaigns/find-readiness-problems.ts";
import { launchCampaign } from "../flows/campaigns/launch-campaign.ts";
import {
  type EnrollmentMigration,
  migrateEnrollments,
} from "../flows/campaigns/migrate-enrollments.ts";
import { type CampaignPause, pauseCampaign } from "../flows/campaigns/pause-campaign.ts";
import { type CampaignResumption, resumeCampaign } from "../flows/campaigns/resume-campaign.ts";
import { saveCampaign } from "../flows/campaigns/save-campaign.ts";
import type { CampaignDefinition } from "../model/campaign-definition.ts";
import { NotFoundError } from "../model/errors/not-found-error.ts";
import { formatInstant } from "../model/format-instant.ts";
import type { Page, PageOptions } from "../model/page.ts";
import { parseInstant } from "../model/parse-instant.ts";
import type { Problem } from "../model/problem.ts";
import type { CampaignExplanation } from "./campaign-explanation.ts";
import { type EnrollRequest, type EnrollResult, enroll } from "./enroll.ts";
import { type CampaignDifference, differenceOf } from "./difference-of.ts";
import { ensureTenantRow } from "./ensure-tenant-row.ts";
import type { OperationOptions } from "./operation-options.ts";
import { parseInput } from "./parse-input.ts";
import type { PauseOptions } from "./pause-options.ts";
import { type CampaignPreview, previewOf, type PreviewRequest } from "./preview-of.ts";
import { requireId } from "./require-id.ts";
import type { TenantContext } from "./tenant-context.ts";
import { toCampaignExplanation } from "./to-campaign-explanation.ts";
import { toPage } from "./to-page.ts";
import { whyField } from "./why-field.ts";

/** A campaign as it leaves the library. */
export interface Campaign extends Omit<
  CampaignRecord,
  "tenantId" | "launchedAt" | "pausedUntil" | "rescheduleFrom" | "version" | "createdAt"
> {
  readonly launchedAt: string | null;
  /** While paused: when it resumes by itself; null: when somebody resumes it. */
  readonly pausedUntil: string | null;
  readonly createdAt: string;
}

type Told<Result> = Omit<Result, "campaign"> & { readonly campaign: Campaign };
export type CampaignPauseOutcome = Told<CampaignPause>;
export type CampaignResumeOutcome = Told<CampaignResumption>;
export type CampaignCancelOutcome = Told<CampaignCancellation>;

const whySchema = z.strictObject({ why: whyField });
const pauseSchema = whySchema.extend({ until: z.union([z.string(), z.date()]).optional() });

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
  /**
   * Nothing new is claimed once it resolved, until `until` or until it is resumed; what is out settles,
   * and the outcome counts it. Pausing a paused one changes nothing unless it asks for longer.
   */
  pause(id: string, options: PauseOptions): Promise<CampaignPauseOutcome>;
  /**
   * What is due goes on in its next window, spread by the limits of its senders. Also ends the pause of a
   * campaign's breaker that tripped twice.
   */
  resume(id: string, options: OperationOptions): Promise<CampaignResumeOutcome>;
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
  /** Stops everything that is live, for good. Asking again finishes what was interrupted. */
  cancel(id: string, options: OperationOptions): Promise<CampaignCancelOutcome>;
  archive(id: string): Promise<Campaign>;
  /** What holds its live enrollments back, summed by reason, with when that changes. */
  explain(id: string): Promise<CampaignExplanation>;
  report(id: string): Promise<CampaignReport>;
  /**
   * What the campaign will send and when, before its launch or at any time: by the worker's own
   * planner, with every cap and gap, and beside what else runs on its senders. Taken for granted:
   * messages are written and approved in time, every send is accepted, nobody answers. Reads only.
   */
  preview(id: string, options?: PreviewRequest): Promise<CampaignPreview>;
  /**
   * What another definition would change if all who are in the campaign went on by it: which sends
   * move, appear and fall off. Senders stay dealt as they are. Stores nothing; throws what `save`
   * throws for a definition that is wrong.
   */
  diff(
    id: string,
    definition: CampaignDefinition,
    options?: PreviewRequest,
  ): Promise<CampaignDifference>;
}

export function createCampaignsApi(context: TenantContext): CampaignsApi {
  const { engine, tenantId, actor } = context;
  const change = async (id: string, event: CampaignChange) =>
    toCampaign(
      await changeCampaign(engine, { tenantId, id: campaignId(id), change: event, actor }),
    );
  const named = (id: string, why: string) => ({ tenantId, id: campaignId(id), why, actor });
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
    async pause(id, options) {
      const { why, until } = parseInput(pauseSchema, options, "The pause");
      const end = until === undefined ? null : parseInstant(until, "until");
      const paused = await pauseCampaign(engine, { ...named(id, why), until: end });
      return { ...paused, campaign: toCampaign(paused.campaign) };
    },
    async resume(id, options) {
      const { why } = parseInput(whySchema, options, "The resumption");
      const resumed = await resumeCampaign(engine, named(id, why));
      return { ...resumed, campaign: toCampaign(resumed.campaign) };
    },
    reopen: (id) => change(id, "reopen"),
    archive: (id) => change(id, "archive"),
    async cancel(id, options) {
      const { why } = parseInput(whySchema, options, "The cancellation");
      const cancelled = await cancelCampaign(engine, named(id, why));
      return { ...cancelled, campaign: toCampaign(cancelled.campaign) };
    },
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
    explain: async (id) =>
      toCampaignExplanation(await explainCampaign(engine, { tenantId, id: campaignId(id) })),
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
    preview: async (id, options) => await previewOf(context, campaignId(id), options),
    diff: async (id, definition, options) =>
      await differenceOf(context, campaignId(id), { ...options, definition }),
  };
}

const MOST_IDS = 1_000;

const parseIds = (ids: readonly string[]): readonly string[] =>
  parseInput(z.array(z.string()).max(MOST_IDS), ids, "The migration").map((id) =>
    requireId("enrollment", id),
  );

const campaignId = (id: string) => requireId("campaign", id);

function toCampaign(record: CampaignRecord): Campaign {
  const {
    tenantId: _tenant,
    version: _version,
    rescheduleFrom: _rescheduleFrom,
    ...campaign
  } = record;
  return {
    ...campaign,
    launchedAt: formatOptionalInstant(record.launchedAt),
    pausedUntil: formatOptionalInstant(record.pausedUntil),
    createdAt: formatInstant(record.createdAt),
  };
}
