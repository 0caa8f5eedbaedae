import { conditionsOfStep } from "../../campaign/conditions-of-step.ts";
import type { PlanningFacts } from "../../contracts/store/dispatch-facts.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { SenderRecord } from "../../contracts/store/records/sender-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { durationToMilliseconds } from "../../model/duration-to-milliseconds.ts";
import type { Duration } from "../../model/duration.ts";
import { NotFoundError } from "../../model/errors/not-found-error.ts";
import type { Instant } from "../../model/instant.ts";
import type { WaitingReason } from "../../model/reasons.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import { readOpenBreakers } from "../breakers/read-open-breakers.ts";
import { readHistories } from "../enrollments/read-histories.ts";
import type { Engine } from "../engine.ts";
import { createPlannedBreakers } from "./create-planned-breakers.ts";
import type { PlannedQueue } from "./planned-queue.ts";
import { planContact } from "./plan-contact.ts";
import type { PlannedContact } from "./planned-contact.ts";
import { playAhead } from "./play-ahead.ts";
import { readCapacity } from "./read-capacity.ts";
import { readPlannedBreakers } from "./read-planned-breakers.ts";
import { readQueues } from "./read-queues.ts";

export interface PreviewOptions {
  readonly tenantId: string;
  readonly id: string;
  /** When a campaign that does not run yet is launched, or a paused one resumed. Default now. */
  readonly launchAt?: Instant | undefined;
  /** How far to look. Default 366 days. */
  readonly horizon?: Duration | undefined;
  /** Looks at the campaign as if all who are in it were on this version. */
  readonly version?: CompiledVersion | undefined;
}

/** A send that is planned, in order of time. */
export interface PlannedSendRecord {
  readonly at: Instant;
  readonly enrollmentId: string;
  readonly contactId: string;
  readonly senderId: string;
  readonly stepKey: string;
}

/** An enrollment whose sequence is not planned to its end. */
export interface UnplannedRecord {
  readonly enrollmentId: string;
  readonly contactId: string;
  /** `later`: it goes on behind the horizon. */
  readonly reason: WaitingReason | "later";
}

export interface PreviewRecord {
  readonly campaign: CampaignRecord;
  readonly tenantTimeZone: string | null;
  /** Live enrollments that were looked at. */
  readonly enrollments: number;
  readonly sends: readonly PlannedSendRecord[];
  readonly unplanned: readonly UnplannedRecord[];
}

const PAGE = 1_000;
const defaultHorizon = { days: 366 };

/**
 * What a campaign will send and when, if every message is approved in time, every send accepted and
 * nobody answers; what else runs on its senders takes its share. The worker's own planner, limits and
 * seeds decide, so that what happens is what was shown. Reads only.
 */
export async function previewCampaign(
  engine: Engine,
  options: PreviewOptions,
): Promise<PreviewRecord> {
  const { tenantId, id } = options;
  const now = await engine.clock.now();
  return await engine.store.read(async (session) => {
    const campaign = await session.campaigns.get({ tenantId, id });
    if (!campaign) throw new NotFoundError({ entity: "campaign", reference: id });
    const tenant = await session.tenants.get(tenantId);
    if (!tenant) throw new NotFoundError({ entity: "tenant", reference: tenantId });
    const latest = await engine.versions.load(session, [campaign]);
    const version = options.version ?? latest.get(campaign.versionId);
    const senders = await readSenders(session, tenantId, version?.senderIds ?? []);
    const holds = await session.restrictions.findHolds({
      tenantId,
      subjectIds: senders.map((sender) => sender.id),
    });
    const { queues, heads } = await readQueues(engine, session, {
      tenant,
      senders,
      holds: new Map(holds.map((hold) => [hold.subjectId, hold])),
      now,
    });
    const senderById = new Map(senders.map((sender) => [sender.id, sender]));
    const campaigns = new Map([[campaign.id, campaign]]);
    const launchAt = Math.max(options.launchAt ?? now, now);
    const planned: PlannedContact[] = [];
    const unplanned: UnplannedRecord[] = [];
    const breakers = await readOpenBreakers(session, tenantId);
    const ground = { tenant, breakers, contexts: new Map() };
    let enrollments = 0;
    const add = async (page: readonly PlanningFacts[]) => {
      await readCampaigns(session, campaigns, page);
      const versionOf = await engine.versions.loadFor(
        session,
        page.flatMap(({ enrollment }) => {
          const own = campaigns.get(enrollment.campaignId);
          return own ? [{ enrollment, campaign: own }] : [];
        }),
      );
      const histories = await readHistories(
        session,
        page.filter(({ enrollment }) => {
          const own = campaigns.get(enrollment.campaignId);
          const wanted = enrollment.campaignId === campaign.id;
          const on =
            (wanted && options.version) || (own && versionOf({ enrollment, campaign: own }));
          return on ? decides(on) : false;
        }),
      );
      for (const facts of page) {
        const { enrollment, contact } = facts;
        const wanted = enrollment.campaignId === campaign.id;
        if (wanted) enrollments += 1;
        const [firstDealt = ""] = Object.values(enrollment.senders);
        const sender = senderById.get(enrollment.senderId) ?? senderById.get(firstDealt) ?? null;
        const queue = queues.get(enrollment.senderId);
        const own = campaigns.get(enrollment.campaignId);
        const ownVersion =
          (wanted && options.version) || (own && versionOf({ enrollment, campaign: own }));
        const contactPlan =
          queue && own && ownVersion
            ? planContact(engine, facts, {
                history: histories.get(enrollment.id),
                version: ownVersion,
                campaign: own,
                ground,
                sender,
                startsAt: wanted && own.state !== "running" ? launchAt : now,
                wanted,
              })
            : "no-sender";
        if (typeof contactPlan !== "string") {
          planned.push(contactPlan);
          queue?.later.push(contactPlan);
          if (queue && contactPlan.state === "pending") queue.pending += 1;
        } else if (wanted) {
          const reason = contactPlan;
          unplanned.push({ enrollmentId: enrollment.id, contactId: contact.id, reason });
        }
      }
    };
    await readPages(session, { tenantId, campaignId: id, senderIds: [...queues.keys()] }, add);
    await readTurns(session, { queues, campaigns });
    const capacity = await readCapacity(engine, session, {
      tenant,
      heads,
      campaigns,
      planned,
      now,
    });
    const plannedBreakers = await readPlannedBreakers(session, {
      tenant,
      breakers,
      campaigns,
      now,
    });
    const sends: PlannedSendRecord[] = [];
    playAhead(queues, {
      engine,
      tenant,
      capacity,
      breakers: createPlannedBreakers(plannedBreakers),
      until: now + durationToMilliseconds(options.horizon ?? defaultHorizon),
      tell: {
        send: ({ enrollmentId, contactId }, send) =>
          sends.push({ enrollmentId, contactId, ...send }),
        stuck: ({ enrollmentId, contactId }, reason) =>
          unplanned.push({ enrollmentId, contactId, reason }),
      },
    });
    const tenantTimeZone = tenant.settings.timeZone ?? null;
    return { campaign, tenantTimeZone, enrollments, sends, unplanned };
  });
}

/** Whether what happened to its contacts decides where they go. */
function decides({ steps, definition }: CompiledVersion): boolean {
  return definition.exitOn !== undefined || steps.some((step) => conditionsOfStep(step).length > 0);
}

async function readPages(
  session: StoreSession,
  request: {
    readonly tenantId: string;
    readonly campaignId: string;
    readonly senderIds: readonly string[];
  },
  add: (page: readonly PlanningFacts[]) => Promise<void>,
): Promise<void> {
  let afterId: string | null = null;
  for (;;) {
    const page: readonly PlanningFacts[] = await session.enrollments.listForPlanning({
      ...request,
      afterId,
      limit: PAGE,
    });
    await add(page);
    afterId = page.at(-1)?.enrollment.id ?? null;
    if (page.length < PAGE) return;
  }
}

/** Where the rounds of ratios stand: a read for each queue of a campaign that has one. */
async function readTurns(
  session: StoreSession,
  options: {
    readonly queues: ReadonlyMap<string, PlannedQueue>;
    readonly campaigns: ReadonlyMap<string, CampaignRecord>;
  },
): Promise<void> {
  for (const { tenantId, id: campaignId, stepOrder } of options.campaigns.values()) {
    if (stepOrder !== "ratio") continue;
    for (const [senderId, { due }] of options.queues) {
      const stream = await session.enrollments.readStream({ tenantId, senderId, campaignId });
      due.setTurn(campaignId, stream?.turn ?? 0);
    }
  }
}

async function readSenders(
  session: StoreSession,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly SenderRecord[]> {
  return await session.tenants.findSenders({ tenantId, ids, externalIds: [] });
}

async function readCampaigns(
  session: StoreSession,
  known: Map<string, CampaignRecord>,
  page: readonly PlanningFacts[],
): Promise<void> {
  for (const { enrollment } of page) {
    if (known.has(enrollment.campaignId)) continue;
    const { tenantId, campaignId } = enrollment;
    const campaign = await session.campaigns.get({ tenantId, id: campaignId });
    if (campaign) known.set(campaignId, campaign);
  }
}
