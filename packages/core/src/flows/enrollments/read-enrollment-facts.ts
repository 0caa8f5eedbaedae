import { type EnrollmentRules, enrollmentRules } from "../../audience/enrollment-rules.ts";
import type { EnrollmentCandidate } from "../../audience/find-enrollment-obstacle.ts";
import type { EnrollmentStanding } from "../../contracts/store/enrollment-standing.ts";
import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";
import type { Engine } from "../engine.ts";

/** What the enrollment rules ask about a set of contacts. */
export interface AudienceFacts {
  of(contact: ContactRecord): Omit<EnrollmentCandidate, "reachable" | "eligible"> & {
    /** The last round in the campaign, live or ended. */
    readonly last: EnrollmentStanding | undefined;
  };
}

/**
 * Reads after the contacts are locked: who else enrolls or deletes one of them waits, and whoever
 * was faster is seen. What a version does not ask for is not read.
 */
export async function readEnrollmentFacts(
  engine: Engine,
  session: StoreSession,
  options: {
    readonly campaign: CampaignRecord;
    readonly rules: EnrollmentRules;
    readonly contacts: readonly ContactRecord[];
    readonly requestKey: string | null;
  },
): Promise<AudienceFacts> {
  const { campaign, rules, contacts, requestKey } = options;
  const { tenantId } = campaign;
  const contactIds = contacts.map(({ id }) => id);
  const companyIds = [...new Set(contacts.flatMap(({ companyId }) => companyId ?? []))];
  const hashes = contacts.flatMap(({ emailHash, emailDomainHash }) =>
    [emailHash, emailDomainHash].filter((hash) => hash !== null),
  );
  const inCampaign = { tenantId, campaignId: campaign.id, contactIds };
  const standings = await session.enrollments.findStandings(inCampaign);
  const requested =
    requestKey === null
      ? new Set<string>()
      : await session.enrollments.findRequested({ ...inCampaign, requestKey });
  const touches =
    rules.coolDown === undefined
      ? new Map<string, number>()
      : await session.enrollments.findLastTouches({ tenantId, contactIds });
  const suppressions = await session.restrictions.findSuppressions({ tenantId, hashes });
  const enrichments = await session.people.findEnrichments({ tenantId, contactIds, companyIds });
  const suppressed = new Set(suppressions.map(({ hash }) => hash));
  const stages = Map.groupBy(enrichments, ({ subjectId }) => subjectId);
  const standingsOf = Map.groupBy(standings, ({ contactId }) => contactId);
  const elsewhere = standings.filter(({ campaignId }) => campaignId !== campaign.id);
  const versions =
    rules.exclusive === "among-exclusive"
      ? await engine.versions.load(
          session,
          elsewhere.map(({ versionId }) => ({ tenantId, versionId })),
        )
      : new Map<string, never>();
  const exclusiveOf = ({ versionId }: EnrollmentStanding) =>
    enrollmentRules(versions.get(versionId)?.definition.audience).exclusive;
  return {
    of(contact) {
      const own = standingsOf.get(contact.id) ?? [];
      const last = own.find(({ campaignId }) => campaignId === campaign.id);
      const { emailHash, emailDomainHash } = contact;
      return {
        contact,
        last,
        inCampaign: last ? standsAs(last) : "never",
        requested: requested.has(contact.id),
        elsewhere: own
          .filter((standing) => standing !== last)
          .map((standing) => ({
            campaignId: standing.campaignId,
            exclusive: exclusiveOf(standing),
          })),
        lastTouchAt: touches.get(contact.id) ?? null,
        suppressed:
          (emailHash !== null && suppressed.has(emailHash)) ||
          (emailDomainHash !== null && suppressed.has(emailDomainHash)),
        stages: new Set(
          [contact.id, contact.companyId].flatMap((subject) =>
            subject === null ? [] : (stages.get(subject) ?? []).map(({ stage }) => stage),
          ),
        ),
      };
    },
  };
}

function standsAs({ state }: EnrollmentStanding): "live" | "ended" {
  return state === "completed" || state === "stopped" ? "ended" : "live";
}
