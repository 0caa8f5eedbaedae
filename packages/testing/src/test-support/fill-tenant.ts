import type { Tenant } from "@outreachkit/core";

/** At least one of everything, and one message that was sent once a worker has worked. */
export async function fillTenant(tenant: Tenant, name: string): Promise<void> {
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  const sender = { channel: "recording", name: "Ada", address: `ada@${name}.example` };
  await tenant.senders.upsert([{ ...sender, externalId: `${name}-ada` }]);
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: `${name}-ada` }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      { key: "hook", kind: "email", content: { subject: "Hello", body: "Hello!" } },
      { key: "proof", kind: "email", delay: { days: 3 }, content: { body: "Once more." } },
    ],
  });
  await tenant.campaigns.enroll(campaign.id, {
    contacts: [
      {
        externalId: `${name}-bob`,
        email: `bob@customer-of-${name}.example`,
        company: { name: "Customer", domain: `customer-of-${name}.example` },
      },
    ],
  });
  await tenant.generation.run(campaign.id);
  await tenant.campaigns.launch(campaign.id);
}
