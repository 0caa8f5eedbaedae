import type { CampaignRecord } from "../../contracts/store/records/campaign-record.ts";
import type { ContactRecord } from "../../contracts/store/records/contact-record.ts";
import type { StoreSession } from "../../contracts/store/store-session.ts";

/** What the enrollment rules ask about a set of contacts. */
export interface AudienceFacts {
  readonly enrolled: ReadonlySet<string>;
  isSuppressed(contact: ContactRecord): boolean;
  /** Enrichment stages of the contact and its company. */
  stagesOf(contact: ContactRecord): ReadonlySet<string>;
}

export async function readEnrollmentFacts(
  session: StoreSession,
  options: { readonly campaign: CampaignRecord; readonly contacts: readonly ContactRecord[] },
): Promise<AudienceFacts> {
  const { campaign, contacts } = options;
  const { tenantId } = campaign;
  const contactIds = contacts.map(({ id }) => id);
  const companyIds = [...new Set(contacts.flatMap(({ companyId }) => companyId ?? []))];
  const hashes = contacts.flatMap(({ emailHash, emailDomainHash }) =>
    [emailHash, emailDomainHash].filter((hash) => hash !== null),
  );
  const enrolled = await session.enrollments.findEnrolledContacts({
    tenantId,
    campaignId: campaign.id,
    contactIds,
  });
  const suppressions = await session.restrictions.findSuppressions({ tenantId, hashes });
  const enrichments = await session.people.findEnrichments({ tenantId, contactIds, companyIds });
  const suppressed = new Set(suppressions.map(({ hash }) => hash));
  const stages = Map.groupBy(enrichments, ({ subjectId }) => subjectId);
  return {
    enrolled,
    isSuppressed: ({ emailHash, emailDomainHash }) =>
      (emailHash !== null && suppressed.has(emailHash)) ||
      (emailDomainHash !== null && suppressed.has(emailDomainHash)),
    stagesOf: ({ id, companyId }) =>
      new Set(
        [id, companyId].flatMap((subject) =>
          subject === null ? [] : (stages.get(subject) ?? []).map(({ stage }) => stage),
        ),
      ),
  };
}
