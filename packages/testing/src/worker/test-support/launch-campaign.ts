import type { Campaign, CampaignDefinition, Outreach, Tenant } from "@outreachkit/core";

export interface Launched {
  readonly tenant: Tenant;
  readonly campaign: Campaign;
  enroll(...names: readonly string[]): Promise<void>;
}

/** One step to everybody, at any hour, by one sender without a gap. */
export async function launchCampaign(
  outreach: Outreach,
  options: {
    readonly tenant?: string;
    readonly contacts?: number;
    readonly definition?: Partial<CampaignDefinition>;
    /** Write the messages before the launch. Default true. */
    readonly write?: boolean;
    readonly channel?: string;
  } = {},
): Promise<Launched> {
  const tenant = outreach.tenant(options.tenant ?? "acme");
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  const channel = options.channel ?? "worker";
  await tenant.senders.upsert([
    { externalId: "ada", channel, name: "Ada", address: "ada@canary.example" },
  ]);
  const campaign = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [
      {
        key: "hook",
        kind: "email",
        content: { subject: "Subject-Canary", body: "Body-Canary {{ contact.firstName }}" },
      },
    ],
    ...options.definition,
  });
  const enroll = async (...names: readonly string[]) => {
    await tenant.campaigns.enroll(campaign.id, {
      contacts: names.map((name) => ({
        externalId: name,
        email: `${name}@canary.example`,
        firstName: "Canary",
      })),
    });
  };
  const names = Array.from({ length: options.contacts ?? 3 }, (_, index) => `person-${index}`);
  if (names.length > 0) await enroll(...names);
  if (options.write ?? true) await tenant.generation.run(campaign.id);
  return { tenant, campaign: await tenant.campaigns.launch(campaign.id), enroll };
}
