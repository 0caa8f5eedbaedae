import type { Campaign, CampaignDefinition, Delay, HolidayRule } from "@outreachkit/core";
import type { TestKit } from "../../kit/test-kit.ts";

const hook = {
  key: "hook",
  kind: "email",
  content: { subject: "Hello {{ contact.firstName }}", body: "Dear {{ contact.firstName }}!" },
};

/** A campaign of one or two steps in Berlin's office hours; people by the name in their address. */
export async function enrollPeople(
  kit: TestKit,
  options: {
    readonly people: Readonly<Record<string, { readonly country?: string }>>;
    /** Of a second step; without one there is none. */
    readonly delay?: Delay;
    readonly approval?: CampaignDefinition["approval"];
    readonly holidays?: HolidayRule;
    readonly senderCountry?: string;
    readonly dailyCap?: number;
    readonly launch?: boolean;
    readonly definition?: Partial<CampaignDefinition>;
  },
): Promise<{ readonly campaign: Campaign; readonly definition: CampaignDefinition }> {
  const { tenant } = kit;
  const { delay, holidays, senderCountry, dailyCap, launch = true } = options;
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    {
      externalId: "ada",
      channel: "recording",
      name: "Ada",
      address: "ada@acme.example",
      ...(senderCountry !== undefined && { country: senderCountry }),
      ...(dailyCap !== undefined && { dailyCap }),
    },
  ]);
  const proof = { key: "proof", kind: "email", content: { body: "Once more." } };
  const definition: CampaignDefinition = {
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: options.approval ?? "autopilot",
    schedule: { weekdays: "09:00-17:00", ...(holidays !== undefined && { holidays }) },
    checks: { minimumPersonalization: 0 },
    steps: delay ? [hook, { ...proof, delay }] : [hook],
    ...options.definition,
  };
  const campaign = await tenant.campaigns.save(definition);
  const contacts = Object.entries(options.people).map(([firstName, { country }]) => ({
    externalId: firstName,
    email: `${firstName}@one.example`,
    firstName,
    ...(country !== undefined && { country }),
  }));
  if (contacts.length > 0) await tenant.campaigns.enroll(campaign.id, { contacts });
  if (launch) await tenant.campaigns.launch(campaign.id);
  return { campaign, definition };
}
