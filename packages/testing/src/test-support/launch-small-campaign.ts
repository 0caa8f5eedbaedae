import type { Campaign, CampaignDefinition, SenderInput } from "@outreachkit/core";
import type { TestKit } from "../kit/test-kit.ts";

/** The contacts of the small campaign: one is silent, one answers, one leaves. */
export const people = [
  "silent@one.example",
  "answers@two.example",
  "leaves@three.example",
] as const;

export interface SmallCampaign {
  readonly definition?: Partial<CampaignDefinition>;
  readonly addresses?: readonly string[];
  readonly sender?: Pick<SenderInput, "dailyCap" | "gap" | "weeklyCaps" | "inProgressCap">;
}

/** Three contacts, two steps, one sender; messages are written when they are due. */
export async function launchSmallCampaign(
  kit: TestKit,
  options: SmallCampaign = {},
): Promise<Campaign> {
  const { tenant } = kit;
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert([
    {
      externalId: "ada",
      channel: "recording",
      name: "Ada",
      address: "ada@acme.example",
      ...options.sender,
    },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { weekdays: "09:00-17:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      {
        key: "hook",
        kind: "email",
        content: {
          subject: "Hello {{ contact.firstName }}",
          body: "Dear {{ contact.firstName }}!",
        },
      },
      {
        key: "proof",
        kind: "email",
        delay: { days: 3 },
        content: { body: "Once more, {{ contact.firstName }}." },
      },
    ],
    ...options.definition,
  });
  const { addresses = people } = options;
  await tenant.campaigns.enroll(campaign.id, {
    contacts: addresses.map((email, index) => ({
      externalId: `person-${index}`,
      email,
      firstName: `Person${index}`,
    })),
  });
  kit.script([
    {
      after: { contact: "answers@two.example", delay: { hours: 5 } },
      signal: { type: "reply", intent: "interested" },
    },
    {
      after: { contact: "leaves@three.example", step: "hook", delay: { days: 1 } },
      signal: { type: "unsubscribe" },
    },
  ]);
  return await tenant.campaigns.launch(campaign.id);
}
