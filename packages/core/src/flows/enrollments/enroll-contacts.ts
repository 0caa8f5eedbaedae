import { enrollmentRules } from "../../audience/enrollment-rules.ts";
import { findEnrichmentGaps } from "../../audience/find-enrichment-gaps.ts";
import {
  type EnrollmentObstacle,
  findEnrollmentObstacle,
} from "../../audience/find-enrollment-obstacle.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import {
  engineQueueId,
  type EnrollmentRecord,
} from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { enrollmentMachine } from "../../machines/enrollment-machine.ts";
import type { CampaignPriority } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { queueOfStep } from "../../sequence/queue-of-step.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import { formatInstant } from "../../model/format-instant.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Changes } from "../changes/create-changes.ts";
import type { Engine } from "../engine.ts";
import { assignVariants } from "./assign-variants.ts";
import { createDeal } from "./create-deal.ts";
import { lockAudience } from "./lock-audience.ts";
import { readEnrollmentFacts } from "./read-enrollment-facts.ts";
import { stopEnrollments } from "./stop-enrollments.ts";

/** What became of one contact, in input order. */
export type EnrollmentOutcome =
  | {
      readonly outcome: "enrolled";
      readonly contactId: string;
      readonly enrollmentId: string;
      /** The live enrollment that this one stopped, under `reenroll: "always"`. */
      readonly superseded?: string;
      /** Enrichment stages that messages are usually written from and that are not there. */
      readonly gaps: readonly string[];
    }
  | ({
      readonly outcome: "skipped";
      readonly contactId: string;
      readonly gaps: readonly string[];
    } & EnrollmentObstacle);

/**
 * Puts contacts into a campaign. Locks them, so that two callers, or an enrollment and a deletion,
 * see each other; beyond that it only appends, and can run inside the host's own transaction beside
 * running workers. What `always` supersedes is locked first, in the order in which workers lock.
 */
export async function enrollContacts(
  engine: Engine,
  session: StoreSession,
  changes: Changes,
  options: {
    readonly campaign: CampaignRecord;
    readonly contacts: readonly ContactRecord[];
    /** Of these enrollments; a more urgent campaign's counts all the same. Default `normal`. */
    readonly priority?: CampaignPriority | undefined;
    /** Names the request, so that it adds nothing when it comes again. */
    readonly requestKey: string | null;
  },
): Promise<readonly EnrollmentOutcome[]> {
  const { campaign, requestKey } = options;
  requireOpen(campaign);
  const versions = await engine.versions.load(session, [campaign]);
  const version = versions.get(campaign.versionId);
  if (!version || (version.kinds.length > 0 && version.senderIds.length === 0))
    throw noSender(campaign);
  const rules = enrollmentRules(version.definition.audience);
  if (rules.reenroll === "always" && requestKey === null) throw noRequestKey(campaign);
  const { contacts, live } = await lockAudience(session, changes, { ...options, rules });
  const facts = await readEnrollmentFacts(engine, session, {
    campaign,
    rules,
    contacts,
    requestKey,
  });
  const seen = new Set<string>();
  const rows: EnrollmentRecord[] = [];
  const superseded = new Map<string, EnrollmentRecord>();
  const deal = await createDeal(engine, session, { campaign, version, contacts });
  const decided = contacts.map((contact): EnrollmentOutcome => {
    const { last, ...known } = facts.of(contact);
    const gaps = findEnrichmentGaps(rules, known.stages);
    const skipped = { outcome: "skipped", contactId: contact.id, gaps } as const;
    if (seen.has(contact.id)) return { ...skipped, reason: "already-enrolled" };
    const { reachable, senders, channel } = deal(contact, rows.length);
    const candidate = { ...known, reachable, eligible: senders !== null };
    const obstacle = findEnrollmentObstacle(candidate, { rules, now: changes.now });
    if (obstacle) return { ...skipped, ...obstacle };
    if (!senders) return { ...skipped, reason: "no-eligible-channel" };
    const replaced = known.inCampaign === "live" && last ? live.get(last.enrollmentId) : undefined;
    // Enrolled by another transaction since the live ones were locked: theirs came first.
    if (known.inCampaign === "live" && !replaced) return { ...skipped, reason: "already-enrolled" };
    seen.add(contact.id);
    const round = (last?.round ?? 0) + 1;
    const dealt = { senders, channel };
    const row = newEnrollment(changes, { ...options, ...dealt, contact, version, round });
    rows.push(row);
    if (replaced) superseded.set(row.id, replaced);
    return {
      outcome: "enrolled",
      contactId: contact.id,
      enrollmentId: row.id,
      ...(replaced && { superseded: replaced.id }),
      gaps,
    };
  });
  const inserted = rows.length === 0 ? new Set<string>() : await session.enrollments.insert(rows);
  const stopped = rows.flatMap(({ id }) => (inserted.has(id) ? (superseded.get(id) ?? []) : []));
  await stopEnrollments(session, changes, { rows: stopped, reason: "superseded" });
  const hinted = new Set<string>();
  for (const row of rows) if (inserted.has(row.id)) announce(changes, row, hinted);
  return decided.map((outcome) =>
    outcome.outcome === "enrolled" && !inserted.has(outcome.enrollmentId)
      ? {
          outcome: "skipped",
          contactId: outcome.contactId,
          gaps: outcome.gaps,
          reason: "already-enrolled",
        }
      : outcome,
  );
}

function requireOpen(campaign: CampaignRecord): void {
  const joins =
    campaign.state === "draft" || campaign.state === "running" || campaign.state === "paused";
  if (joins && campaign.enrollment === "open") return;
  const state = joins ? "closed for enrollment" : campaign.state;
  throw new InvalidInputError({
    subject: `The campaign "${campaign.key}"`,
    problems: [
      {
        path: "",
        code: "enrollment-closed",
        message: `It is ${state}, so nobody can join; reopen it, or enroll into another campaign.`,
      },
    ],
  });
}

function noRequestKey(campaign: CampaignRecord): InvalidInputError {
  const message =
    'It enrolls again at once ("reenroll": "always"), so that asking twice would add twice; pass a requestKey that is the same when the call is repeated.';
  return new InvalidInputError({
    subject: `The campaign "${campaign.key}"`,
    problems: [{ path: "requestKey", code: "request-key-required", message }],
  });
}

function noSender(campaign: CampaignRecord): InvalidInputError {
  const message =
    'It has no sender to deal contacts to; name at least one in "senders" and save it.';
  return new InvalidInputError({
    subject: `The campaign "${campaign.key}"`,
    problems: [{ path: "senders", code: "no-sender", message }],
  });
}

function newEnrollment(
  changes: Changes,
  options: {
    readonly campaign: CampaignRecord;
    readonly contact: ContactRecord;
    readonly version: CompiledVersion;
    readonly senders: EnrollmentRecord["senders"];
    readonly channel: string | null;
    readonly priority?: CampaignPriority | undefined;
    readonly round: number;
    readonly requestKey: string | null;
  },
): EnrollmentRecord {
  const { campaign, contact, version, senders, channel, round, requestKey } = options;
  const [first] = version.steps;
  return {
    tenantId: campaign.tenantId,
    id: changes.newId(),
    campaignId: campaign.id,
    versionId: campaign.versionId,
    contactId: contact.id,
    round,
    requestKey,
    senderId: first ? queueOfStep(first, { senders, channel, fallbacks: {} }) : engineQueueId,
    senders,
    variants: assignVariants(version, { contactId: contact.id, channel }),
    channel,
    fallbacks: {},
    state: enrollmentMachine.initial,
    stepKey: null,
    dueAt: changes.now,
    lane: laneRules.first(options.priority),
    reason: null,
    signal: 0,
    deliveryId: null,
    deadlineAt: null,
    anchorAt: changes.now,
    enrolledAt: changes.now,
    version: 1,
  };
}

/** One wake-up for each queue that this call fills; `hinted` remembers their senders. */
function announce(changes: Changes, row: EnrollmentRecord, hinted: Set<string>): void {
  const { tenantId, senderId, campaignId } = row;
  changes.append({
    type: "enrollment-created",
    entity: "enrollment",
    row,
    data: {
      campaignId,
      versionId: row.versionId,
      contactId: row.contactId,
      round: row.round,
      senderId,
      senders: row.senders,
      ...(Object.keys(row.variants).length > 0 && { variants: row.variants }),
      ...(row.channel !== null && { channel: row.channel }),
      dueAt: formatOptionalInstant(row.dueAt),
      anchorAt: formatInstant(row.anchorAt),
    },
  });
  const key = `${senderId} ${row.lane}`;
  if (hinted.has(key)) return;
  hinted.add(key);
  changes.inserts.hints.push({
    tenantId,
    senderId,
    campaignId,
    dueAt: changes.now,
    free: false,
    lanes: laneRules.needed(row.lane),
  });
}
