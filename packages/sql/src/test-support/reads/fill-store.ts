import type {
  CampaignRecord,
  ChangeSet,
  ContactRecord,
  EnrollmentRecord,
  SenderRecord,
  Store,
  TenantRecord,
} from "@outreachkit/core/plugin";

interface Filling extends ChangeSet {
  readonly tenant?: readonly TenantRecord[];
  readonly sender?: readonly SenderRecord[];
  readonly campaign?: readonly CampaignRecord[];
  readonly contact?: readonly ContactRecord[];
  readonly enrollment?: readonly EnrollmentRecord[];
}

/** Puts records in, in the order in which they need each other; the rest as a change set. */
export const fillStore = async (
  store: Store,
  { tenant = [], sender, campaign, contact, enrollment, ...changes }: Filling,
): Promise<void> => {
  await store.transaction(async (session) => {
    for (const record of tenant) await session.tenants.insertIfAbsent(record);
    if (sender) await session.apply({ senders: { insert: sender } });
    if (campaign) await session.apply({ campaigns: { insert: campaign } });
    if (contact) await session.people.insertContacts(contact);
    if (enrollment) await session.enrollments.insert(enrollment);
    await session.apply(changes);
  });
};
