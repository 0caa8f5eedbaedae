import type { Tenant } from "@outreachkit/core";

/** At least one of everything, and one message that was sent once a worker has worked. */
export async function fillTenant(tenant: Tenant, name: string): Promise<void> {
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  const sender = { channel: "recording", name: "Ada", address: `ada@${name}.example` };
  await tenant.senders.upsert([{ ...sender, externalId: `${name}-ada` }]);
  const campaign = await tenant.campaigns.save({
    key: `${name}-winback`,
    senders: [{ externalId: `${name}-ada` }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      { key: "hook", kind: "email", content: { subject: "Hello", body: `Hello from ${name}!` } },
      { key: "proof", kind: "email", delay: { days: 3 }, content: { body: `Once more, ${name}.` } },
    ],
  });
  await tenant.campaigns.enroll(campaign.id, {
    contacts: [
      {
        externalId: `${name}-bob`,
        email: `bob@customer-of-${name}.example`,
        owner: `${name}-owner`,
        tags: [`${name}-tag`],
        company: { name: "Customer", domain: `customer-of-${name}.example` },
      },
    ],
  });
  await tenant.suppressions.add([{ address: `eve@customer-of-${name}.example` }]);
  await tenant.enrichments.upsert([
    { contact: { externalId: `${name}-bob` }, stage: `${name}-stage`, data: { role: "buyer" } },
  ]);
  await tenant.generation.run(campaign.id);
  await tenant.campaigns.launch(campaign.id);
  const calls = await tenant.campaigns.save({
    key: `${name}-calls`,
    senders: [],
    schedule: { everyDay: "00:00-24:00" },
    audience: { exclusive: "no" },
    steps: [{ key: "call", type: "task", title: `Call for ${name}` }],
  });
  await tenant.campaigns.enroll(calls.id, { contacts: [{ externalId: `${name}-bob` }] });
  await tenant.campaigns.launch(calls.id);
}
