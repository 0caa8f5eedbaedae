import type { Outreach, Tenant } from "@outreachkit/core";
import { scenario } from "./scenario.ts";

const CHUNK = 500;

/** Senders, contacts, enrichment, a campaign of three e-mails, everybody enrolled and written to. */
export async function setUpCampaign(
  outreach: Outreach,
): Promise<{ tenant: Tenant; campaignId: string }> {
  const tenant = outreach.tenant("bench");
  await tenant.settings.update({
    timeZone: "Europe/Berlin",
    postalAddress: "Main Street 1, Berlin",
  });
  const externalIds = Array.from({ length: scenario.senders }, (_, index) => `sender-${index}`);
  await tenant.senders.upsert(
    externalIds.map((externalId, index) => ({
      externalId,
      channel: "bench",
      name: `Sender ${index}`,
      address: `sender@company-${index}.example`,
      dailyCap: scenario.dailyCap,
    })),
  );
  await tenant.contacts.upsert(contacts());
  const campaign = await tenant.campaigns.save({
    key: "bench",
    senders: externalIds.map((externalId) => ({ externalId })),
    approval: "copilot",
    schedule: { weekdays: "08:00-18:00" },
    steps: [
      {
        key: "hook",
        kind: "email",
        content: {
          subject: "{{ company.name }} and {{ contact.attributes.topic }}",
          body: "Hi {{ contact.firstName }},\n\nI saw that {{ company.name }} works on {{ contact.attributes.topic }}. We do the same for {{ company.industry }}.",
        },
      },
      {
        key: "proof",
        kind: "email",
        delay: { days: 3 },
        content: {
          body: "Hi {{ contact.firstName }},\n\none number on {{ contact.attributes.topic }}: others in {{ company.industry }} needed half the time. Would {{ company.name }} look at it?",
        },
      },
      {
        key: "urgency",
        kind: "email",
        delay: { days: 4 },
        content: {
          body: "Hi {{ contact.firstName }},\n\nlast note on {{ contact.attributes.topic }} at {{ company.name }} ({{ company.industry }}): we start the next two projects in May.",
        },
      },
    ],
  });
  await tenant.campaigns.enroll(campaign.id, { filter: {} });
  await tenant.generation.run(campaign.id);
  await tenant.campaigns.launch(campaign.id);
  await tenant.campaigns.closeEnrollment(campaign.id);
  return { tenant, campaignId: campaign.id };
}

async function* contacts() {
  for (let index = 0; index < scenario.contacts; index += 1) {
    const company = (index % (scenario.contacts / CHUNK)) + Math.floor(index / CHUNK) * 20;
    yield {
      email: `person-${index}@company-${company}.example`,
      firstName: `Person${index}`,
      lastName: "Test",
      timeZone: scenario.zones[index % scenario.zones.length] ?? "Europe/Berlin",
      company: {
        name: `Company ${company}`,
        domain: `company-${company}.example`,
        industry: "logistics",
      },
      attributes: { topic: `freight lane ${index}` },
    };
  }
}
