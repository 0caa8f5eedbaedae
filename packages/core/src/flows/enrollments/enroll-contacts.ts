import {
  type EnrollmentObstacle,
  findEnrollmentObstacle,
} from "../../audience/find-enrollment-obstacle.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import {
  engineQueueId,
  type EnrollmentRecord,
  lanes,
} from "../../contracts/store/records/enrollment-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import { enrollmentMachine } from "../../machines/enrollment-machine.ts";
import { InvalidInputError } from "../../model/errors/invalid-input-error.ts";
import { queueOfStep } from "../../sequence/queue-of-step.ts";
import { seededFraction } from "../../sequence/seeded-fraction.ts";
import { formatOptionalInstant } from "../../model/format-optional-instant.ts";
import { formatInstant } from "../../model/format-instant.ts";
import type { CompiledVersion } from "../campaigns/compile-version.ts";
import type { Changes } from "../changes/create-changes.ts";
import { addressOf } from "../dispatch/address-of.ts";
import type { Engine } from "../engine.ts";
import { assignVariants } from "./assign-variants.ts";
import { dealSenders } from "./deal-senders.ts";
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
  },
): Promise<readonly EnrollmentOutcome[]> {
  const { campaign, contacts } = options;
  requireOpen(campaign);
  const versions = await engine.versions.load(session, [campaign]);
  const version = versions.get(campaign.versionId);
  if (!version || (version.kinds.length > 0 && version.senderIds.length === 0))
    throw noSender(campaign);
  const facts = await readEnrollmentFacts(session, { campaign, contacts });
  const seen = new Set<string>();
  const rows: EnrollmentRecord[] = [];
  const firstSender = senderOffset(campaign, contacts, version.senderIds.length);
  const { tenantId } = campaign;
  const known = await session.tenants.findSenders({
    tenantId,
    ids: version.senderIds,
    externalIds: [],
  });
  const sendersAt = dealSenders(engine, version, known);
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
    const senders = sendersAt(firstSender + rows.length);
    const row = newEnrollment(changes, { campaign, contact, version, senders });
    rows.push(row);
    return { outcome: "enrolled", contactId: contact.id, enrollmentId: row.id };
  });
  const inserted = rows.length === 0 ? new Set<string>() : await session.enrollments.insert(rows);
  for (const row of rows) if (inserted.has(row.id)) announce(changes, row);
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
  // Who is only called or watched needs no address.
  if (version.kinds.length === 0) return true;
  return version.kinds.some((kind) => {
    const type = engine.kinds.get(kind)?.addressType;
    return type !== undefined && addressOf(contact, type) !== null;
  });
}

function newEnrollment(
  changes: Changes,
  options: {
    readonly campaign: CampaignRecord;
    readonly contact: ContactRecord;
    readonly version: CompiledVersion;
    readonly senders: EnrollmentRecord["senders"];
  },
): EnrollmentRecord {
  const { campaign, contact, version, senders } = options;
  const [first] = version.steps;
  return {
    tenantId: campaign.tenantId,
    id: changes.newId(),
    campaignId: campaign.id,
    versionId: campaign.versionId,
    contactId: contact.id,
    senderId: first ? queueOfStep(first, { senders }) : engineQueueId,
    senders,
    variants: assignVariants(version, contact.id),
    state: enrollmentMachine.initial,
    stepKey: null,
    dueAt: changes.now,
    lane: lanes.newContact,
    reason: null,
    signal: 0,
    deliveryId: null,
    deadlineAt: null,
    anchorAt: changes.now,
    enrolledAt: changes.now,
    version: 1,
  };
}

function announce(changes: Changes, row: EnrollmentRecord): void {
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
      senders: row.senders,
      ...(Object.keys(row.variants).length > 0 && { variants: row.variants }),
      dueAt: formatOptionalInstant(row.dueAt),
      anchorAt: formatInstant(row.anchorAt),
    },
  });
  const known = changes.inserts.hints.some(
    (hint) => hint.senderId === senderId && hint.campaignId === campaignId,
  );
  if (!known)
    changes.inserts.hints.push({ tenantId, senderId, campaignId, dueAt: changes.now, free: false });
}
