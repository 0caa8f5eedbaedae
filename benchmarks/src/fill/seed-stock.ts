import { createOutreach, type Store } from "@outreachkit/core";
import { createNoopChannel } from "../dispatch/engine/create-noop-channel.ts";
import type { StockShape } from "./stock-shape.ts";

const SENDERS_PER_CALL = 1_000;

/**
 * Tenants, senders and campaigns through the public API, and in each tenant one enrolled contact
 * with an approved message, for `cloneStock` to multiply.
 */
export async function seedStock(store: Store, shape: StockShape): Promise<void> {
  const outreach = createOutreach({
    store,
    channels: [createNoopChannel({ gap: 0, onSent: () => undefined })],
  });
  await outreach.migrate();
  for (let index = 0; index < shape.tenants; index += 1) {
    const tenant = outreach.tenant(`tenant-${index}`);
    await tenant.settings.update({ timeZone: "UTC", postalAddress: "Main Street 1, Berlin" });
    const senders = Array.from({ length: shape.sendersPerTenant }, (_, sender) => ({
      externalId: `sender-${sender}`,
      channel: "noop",
      name: `Sender ${sender}`,
      address: `sender-${sender}@company-${index}.example`,
    }));
    for (let first = 0; first < senders.length; first += SENDERS_PER_CALL) {
      await tenant.senders.upsert(senders.slice(first, first + SENDERS_PER_CALL));
    }
    const campaign = await tenant.campaigns.save({
      key: "bench",
      senders: senders.map(({ externalId }) => ({ externalId })),
      approval: "manual",
      schedule: { everyDay: "00:00-24:00" },
      steps: [
        {
          key: "hook",
          kind: "email",
          content: {
            subject: "{{ company.name }} and freight lanes",
            body: "Hi {{ contact.firstName }},\n\nI saw that {{ company.name }} works on freight lanes between the north and the south. We do the same for others in {{ company.industry }}, and their planners needed half the time for it. Would it help if I showed you how, in ten minutes?",
          },
        },
        {
          key: "proof",
          kind: "email",
          delay: { days: 3 },
          content: { body: "Hi {{ contact.firstName }},\n\none number on {{ company.name }}." },
        },
        {
          key: "urgency",
          kind: "email",
          delay: { days: 4 },
          content: { body: "Hi {{ contact.firstName }},\n\nlast note on {{ company.name }}." },
        },
      ],
    });
    await tenant.campaigns.enroll(campaign.id, {
      contacts: [
        {
          email: `person@company-${index}.example`,
          firstName: "Ada",
          lastName: "Example",
          timeZone: "Europe/Berlin",
          company: { name: "Harbour Freight", industry: "logistics" },
          attributes: { topic: "freight lanes" },
        },
      ],
    });
    await tenant.generation.run(campaign.id);
    const { items } = await tenant.messages.list({ filter: { approval: "pending" } });
    await tenant.messages.approve(
      items.map(({ id, contentHash }) => ({ id, contentHash: contentHash ?? "" })),
    );
    await tenant.campaigns.launch(campaign.id);
  }
}
