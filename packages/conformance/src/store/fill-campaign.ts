import type { EnrollmentRecord, Store } from "@outreachkit/core/plugin";
import { fillStore } from "./fill-store.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildSender } from "./test-data/build-sender.ts";
import { buildTenant } from "./test-data/build-tenant.ts";

/** A tenant, a sender and a running campaign, with these enrollments and their contacts. */
export const fillCampaign = async (
  store: Store,
  enrollments: readonly EnrollmentRecord[] = [],
): Promise<void> => {
  const contactIds = [...new Set(enrollments.map(({ contactId }) => contactId))];
  await fillStore(store, {
    tenant: [buildTenant()],
    sender: [buildSender()],
    campaign: [buildCampaign()],
    contact: contactIds.map((id, index) => buildContact(index + 1, { id })),
    enrollment: enrollments,
  });
};
