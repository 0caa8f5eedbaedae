import type { CampaignDefinition, ContactInput, Tenant } from "@outreachkit/core";

/** A tenant with one sender and a campaign of one or two steps, written and launched. */
export async function launchSmallWorld(
  tenant: Tenant,
  options: {
    readonly contacts?: readonly ContactInput[];
    readonly definition?: Partial<CampaignDefinition>;
    readonly sender?: { readonly dailyCap?: number; readonly gap?: { readonly minutes: number } };
    /** Write every message before the launch. Default true. */
    readonly write?: boolean;
  } = {},
): Promise<void> {
  const { contacts = [bob], write = true } = options;
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
  const { id } = await tenant.campaigns.save({
    key: "winback",
    senders: [{ externalId: "ada" }],
    approval: "autopilot",
    schedule: { everyDay: "00:00-24:00" },
    checks: { minimumPersonalization: 0 },
    steps: [hook],
    ...options.definition,
  });
  await tenant.campaigns.enroll(id, { contacts });
  if (write) await tenant.generation.run(id);
  await tenant.campaigns.closeEnrollment(id);
  await tenant.campaigns.launch(id);
}

export const bob: ContactInput = {
  externalId: "bob",
  email: "bob@beta.example",
  firstName: "Bob",
};

export const hook = {
  key: "hook",
  kind: "email",
  content: { subject: "Hello", body: "Dear {{ contact.firstName }}!" },
} as const;

export const proof = {
  key: "proof",
  kind: "email",
  delay: { days: 2 },
  content: { body: "Once more." },
} as const;

/** The host's campaign, as it would look it up. */
export async function findCampaign(tenant: Tenant): Promise<string> {
  const { items } = await tenant.campaigns.list({ limit: 1 });
  const [campaign] = items;
  if (!campaign) throw new Error("A scenario has one campaign.");
  return campaign.id;
}
