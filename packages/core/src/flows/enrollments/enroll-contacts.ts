import {
  type EnrollmentObstacle,
  findEnrollmentObstacle,
} from "../../audience/find-enrollment-obstacle.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import { laneRules } from "../../capacity/lane-rules.ts";
import type { EnrollmentRecord } from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { enrollmentMachine } from "../../machines/enrollment-machine.ts";
import type { CampaignPriority } from "../../model/campaign-definition.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import { formatInstant } from "../../model/format-instant.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Changes } from "../changes/create-changes.ts";
import { addressOf } from "../dispatch/address-of.ts";
import type { Engine } from "../engine.ts";
import { readEnrollmentFacts } from "./read-enrollment-facts.ts";

/** What became of one contact, in input order. */
export type EnrollmentOutcome =
  | { readonly outcome: "enrolled"; readonly contactId: string; readonly enrollmentId: string }
  | ({ readonly outcome: "skipped"; readonly contactId: string } & EnrollmentObstacle);

/**
 * Puts contacts into a campaign. Only appends: rows and wake-ups, no shared row is touched, so that
 * it can run inside the host's own transaction beside running workers.
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
  },
): Promise<readonly EnrollmentOutcome[]> {
  const { campaign, contacts } = options;
  requireOpen(campaign);
  const versions = await engine.versions.load(session, [campaign]);
  const version = versions.get(campaign.versionId);
  if (!version || version.senderIds.length === 0) throw noSender(campaign);
  const facts = await readEnrollmentFacts(session, { campaign, contacts });
  const seen = new Set<string>();
  const rows: EnrollmentRecord[] = [];
  const firstSender = senderOffset(campaign, contacts, version.senderIds.length);
  const decided = contacts.map((contact): EnrollmentOutcome => {
    const obstacle = findEnrollmentObstacle(
      {
        contact,
        stages: facts.stagesOf(contact),
        suppressed: facts.isSuppressed(contact),
        alreadyEnrolled: facts.enrolled.has(contact.id) || seen.has(contact.id),
        reachable: isReachable(engine, version, contact),
      },
      version.definition.audience ?? {},
    );
    if (obstacle) return { outcome: "skipped", contactId: contact.id, ...obstacle };
    seen.add(contact.id);
    const senderId =
      version.senderIds[(firstSender + rows.length) % version.senderIds.length] ?? "";
    const row = newEnrollment(changes, { ...options, contact, senderId });
    rows.push(row);
    return { outcome: "enrolled", contactId: contact.id, enrollmentId: row.id };
  });
  const inserted = rows.length === 0 ? new Set<string>() : await session.enrollments.insert(rows);
  const hinted = new Set<string>();
  for (const row of rows) if (inserted.has(row.id)) announce(changes, row, hinted);
  return decided.map((outcome) =>
    outcome.outcome === "enrolled" && !inserted.has(outcome.enrollmentId)
      ? { outcome: "skipped", contactId: outcome.contactId, reason: "already-enrolled" }
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

function noSender(campaign: CampaignRecord): InvalidInputError {
  const message =
    'It has no sender to deal contacts to; name at least one in "senders" and save it.';
  return new InvalidInputError({
    subject: `The campaign "${campaign.key}"`,
    problems: [{ path: "senders", code: "no-sender", message }],
  });
}

/** Where the round over the senders starts: spread over calls without a counter that all would lock. */
function senderOffset(
  campaign: CampaignRecord,
  contacts: readonly ContactRecord[],
  senders: number,
): number {
  return Math.floor(seededFraction(`${campaign.id}/${contacts[0]?.id ?? ""}`) * senders);
}

function isReachable(engine: Engine, version: CompiledVersion, contact: ContactRecord): boolean {
  return version.steps.some(({ kind }) => {
    const type = engine.kinds.get(kind)?.addressType;
    return type !== undefined && addressOf(contact, type) !== null;
  });
}

function newEnrollment(
  changes: Changes,
  options: {
    readonly campaign: CampaignRecord;
    readonly contact: ContactRecord;
    readonly senderId: string;
    readonly priority?: CampaignPriority | undefined;
  },
): EnrollmentRecord {
  const { campaign, contact, senderId } = options;
  return {
    tenantId: campaign.tenantId,
    id: changes.newId(),
    campaignId: campaign.id,
    versionId: campaign.versionId,
    contactId: contact.id,
    senderId,
    state: enrollmentMachine.initial,
    stepKey: null,
    dueAt: changes.now,
    lane: laneRules.first(options.priority),
    reason: null,
    signal: 0,
    deliveryId: null,
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
      senderId,
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
