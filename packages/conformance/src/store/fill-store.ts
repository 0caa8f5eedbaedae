import type {
  BreakerRecord,
  CampaignRecord,
  ChangeSet,
  CompanyRecord,
  ContactRecord,
  EnrollmentRecord,
  InboundRecord,
  SenderRecord,
  Store,
  SuppressionRecord,
  TenantRecord,
} from "@outreachkit/core/plugin";

export interface Filling extends ChangeSet {
  readonly tenant?: readonly TenantRecord[];
  readonly sender?: readonly SenderRecord[];
  readonly company?: readonly CompanyRecord[];
  readonly contact?: readonly ContactRecord[];
  readonly campaign?: readonly CampaignRecord[];
  readonly enrollment?: readonly EnrollmentRecord[];
  readonly suppression?: readonly SuppressionRecord[];
  readonly inbound?: readonly InboundRecord[];
  /** Of scopes that have none yet. */
  readonly breaker?: readonly BreakerRecord[];
}

/** New rows by noun, and a change set, in one transaction. */
export const fillStore = (store: Store, filling: Filling): Promise<void> =>
  store.transaction(async (session) => {
    const { tenant = [], sender, company, contact, campaign, enrollment, ...more } = filling;
    const { suppression, inbound, breaker, ...changes } = more;
    for (const record of tenant) await session.tenants.insertIfAbsent(record);
    await session.apply({
      ...(sender && { senders: { insert: sender } }),
      ...(campaign && { campaigns: { insert: campaign } }),
    });
    if (company) await session.people.insertCompanies(company);
    if (contact) await session.people.insertContacts(contact);
    if (enrollment) await session.enrollments.insert(enrollment);
    if (suppression) await session.restrictions.insertSuppressions(suppression);
    if (inbound) await session.restrictions.insertInbound(inbound);
    if (breaker) {
      await session.breakers.lock(breaker.map(toRequest));
      await session.apply({
        breakers: { update: breaker.map((row) => ({ row, fromVersion: 0 })) },
      });
    }
    await session.apply(changes);
  });

/** The tenant's own name asks for no campaign and no sender, and none is read for a lock. */
const toRequest = ({ tenantId, scope, id, createdAt }: BreakerRecord) => ({
  tenantId,
  scope,
  id,
  now: createdAt,
  senderId: null,
  campaignId: null,
  domain: null,
});
