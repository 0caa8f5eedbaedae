import type { Store } from "@outreachkit/core/plugin";
import { fillStore } from "./fill-store.ts";
import { foldHints } from "./fold-hints.ts";
import { buildBreaker } from "./test-data/build-breaker.ts";
import { buildCampaign } from "./test-data/build-campaign.ts";
import { buildCampaignVersion } from "./test-data/build-campaign-version.ts";
import { buildCompany } from "./test-data/build-company.ts";
import { buildContact } from "./test-data/build-contact.ts";
import { buildDelivery } from "./test-data/build-delivery.ts";
import { buildEnrichment } from "./test-data/build-enrichment.ts";
import { buildEnrollment } from "./test-data/build-enrollment.ts";
import { buildEvent } from "./test-data/build-event.ts";
import { buildHint } from "./test-data/build-hint.ts";
import { buildHold } from "./test-data/build-hold.ts";
import { buildInbound } from "./test-data/build-inbound.ts";
import { buildMessage } from "./test-data/build-message.ts";
import { buildSender } from "./test-data/build-sender.ts";
import { buildSentDelivery } from "./test-data/build-sent-delivery.ts";
import { buildSuppression } from "./test-data/build-suppression.ts";
import { buildTask } from "./test-data/build-task.ts";
import { buildTenant } from "./test-data/build-tenant.ts";
import { testId } from "./test-data/test-id.ts";

/** A row of everything in a tenant, under the same ids in each tenant that is filled. */
export const fillTenant = async (store: Store, tenantId: string, mark: string): Promise<void> => {
  const of = { tenantId };
  await fillStore(store, {
    tenant: [buildTenant({ id: tenantId })],
    sender: [buildSender(1, { ...of, name: mark })],
    company: [
      buildCompany(1, { ...of, industry: mark }),
      buildCompany(2, { ...of, domain: null, name: "Acme", industry: mark }),
    ],
    contact: [buildContact(1, { ...of, firstName: mark })],
    campaign: [buildCampaign(1, { ...of, name: mark })],
    // The second is claimed.
    enrollment: [
      buildEnrollment(1, of),
      buildEnrollment(2, { ...of, deliveryId: testId("delivery", 2) }),
    ],
    suppression: [buildSuppression(1, { ...of, value: mark })],
    inbound: [buildInbound(1, { ...of, type: mark })],
    enrichments: { upsert: [buildEnrichment(1, { ...of, data: { mark } })] },
    campaigns: { insertVersions: [buildCampaignVersion(1, of)] },
    messages: {
      insert: [
        buildMessage(1, { ...of, contentHash: mark }),
        // One without a delivery.
        buildMessage(2, { ...of, enrollmentId: testId("enrollment"), stepKey: "later" }),
      ],
    },
    deliveries: {
      insert: [
        buildSentDelivery(1, { ...of, code: mark }),
        buildDelivery(2, { ...of, state: "unknown", leaseId: null, code: mark }),
      ],
    },
    capacity: [{ ...of, scope: "sender:1", period: "2026-03-02", count: 1, cap: 5 }],
    tasks: { insert: [buildTask(1, { ...of, title: mark })] },
    breaker: [buildBreaker(1, of)],
    holds: { upsert: [buildHold(1, { ...of, cause: mark })] },
    hints: { insert: [buildHint(of)] },
    events: [buildEvent(1, { ...of, data: { mark } })],
  });
  await foldHints(store);
};
