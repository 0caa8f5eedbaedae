import type { EnrollmentFacts } from "@outreachkit/core/plugin";
import { buildCampaign } from "./build-campaign.ts";
import { buildContact } from "./build-contact.ts";
import { buildEnrollment } from "./build-enrollment.ts";
import { buildSender } from "./build-sender.ts";
import { buildTenant } from "./build-tenant.ts";

/** Of enrollment `number`, with nothing but tenant, sender, campaign and contact. */
export const buildFacts = (number = 1, part: Partial<EnrollmentFacts> = {}): EnrollmentFacts => ({
  enrollment: buildEnrollment(number),
  campaign: buildCampaign(),
  tenant: buildTenant(),
  contact: buildContact(number),
  sender: buildSender(),
  message: null,
  delivery: null,
  deliveryCount: 0,
  previousSends: [],
  suppressed: false,
  contactHold: null,
  enrollmentHold: null,
  senderHold: null,
  breakers: [],
  ...part,
});
