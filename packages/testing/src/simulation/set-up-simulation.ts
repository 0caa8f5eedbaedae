import type { Campaign, ContactInput, Duration } from "@outreachkit/core";
import type { TestKit } from "../kit/test-kit.ts";
import type { SimulationOptions } from "./simulation-options.ts";

const zones = [
  "Europe/Berlin",
  "Europe/London",
  "America/New_York",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Africa/Johannesburg",
  "Pacific/Auckland",
];
const CONTACTS_PER_COMPANY = 4;
const CONTACTS_PER_CALL = 500;

/** An invented tenant with senders, contacts and a campaign that is written and launched. */
export async function setUpSimulation(kit: TestKit, options: SimulationOptions): Promise<Campaign> {
  const { tenant } = kit;
  const channel = kit.channel(options.channel).name;
  const { dailyCap, gap } = options;
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  const senders = Array.from({ length: options.senders }, (_, index) => ({
    externalId: `sender-${index}`,
    channel,
    name: `Sender ${index}`,
    address: `sender@mail-${index}.example`,
    ...(dailyCap !== undefined && { dailyCap }),
    ...(gap && { gap }),
  }));
  await tenant.senders.upsert(senders);
  const campaign = await tenant.campaigns.save({
    key: "simulation",
    senders: senders.map(({ externalId }) => ({ externalId })),
    approval: "autopilot",
    schedule: { weekdays: "09:00-17:00" },
    checks: { minimumPersonalization: 0 },
    steps: steps(options),
  });
  for (let first = 0; first < options.contacts; first += CONTACTS_PER_CALL) {
    const count = Math.min(CONTACTS_PER_CALL, options.contacts - first);
    const contacts = Array.from({ length: count }, (_, index) => contact(first + index, options));
    await tenant.campaigns.enroll(campaign.id, { contacts });
  }
  await tenant.generation.run(campaign.id);
  return await tenant.campaigns.launch(campaign.id);
}

function steps({ kind = "email", delays = [{ days: 3 }, { days: 4 }] }: SimulationOptions) {
  const first = {
    key: "step-1",
    kind,
    content: {
      subject: "Hello {{ contact.firstName }}",
      body: "Dear {{ contact.firstName }}, how does {{ company.name }} do this today?",
    },
  };
  const others = delays.map((delay: Duration, index) => ({
    key: `step-${index + 2}`,
    kind,
    delay,
    content: { body: `Once more, {{ contact.firstName }}: number ${index + 2}.` },
  }));
  return [first, ...others];
}

function contact(index: number, { timeZones = zones }: SimulationOptions): ContactInput {
  const company = Math.floor(index / CONTACTS_PER_COMPANY);
  return {
    externalId: `contact-${index}`,
    email: `person-${index}@company-${company}.example`,
    firstName: `Person${index}`,
    company: { name: `Company ${company}`, domain: `company-${company}.example` },
    timeZone: timeZones[index % timeZones.length] ?? "UTC",
  };
}
